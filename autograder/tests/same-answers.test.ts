import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { gradeFiles } from "./grading-command";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

/** A right answer in one's own words, long enough to be compared. */
const own = `const hidden = -1e9;
function masked(scores: tf.Tensor, mask?: tf.Tensor): tf.Tensor {
  if (!mask) return scores;
  const shut = tf.sub(1, mask).mul(hidden);
  return scores.mul(mask).add(shut);
}
function dots(q: tf.Tensor, k: tf.Tensor): tf.Tensor {
  const width = q.shape[q.rank - 1] ?? 1;
  return tf.matMul(q, k, false, true).mul(1 / Math.sqrt(width));
}
function scaledDotProductAttention(query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D, { mask, dropout }: AttentionOptions = {}): AttentionResult {
  const scores = masked(dots(query, key), mask);
  const weights = tf.softmax(scores, -1) as tf.Tensor4D;
  const mixing = dropout ? dropout.forward(weights) : weights;
  return { context: tf.matMul(mixing, value) as tf.Tensor4D, weights };
}`;

/** The same with other names, another order, an arrow, comments, and over two cells. */
function disguised(): [helpers: string, answer: string] {
  const [constant = "", masked = "", dots = "", answer = ""] = own.split(/\n(?=function)/);
  const arrow = dots
    .replace(
      "function dots(q: tf.Tensor, k: tf.Tensor): tf.Tensor {",
      "const similarity = (a: tf.Tensor, b: tf.Tensor) => {",
    )
    .replace("q.shape[q.rank - 1]", "a.shape[a.rank - 1]")
    .replace("matMul(q, k", "matMul(a, b");
  const other = masked
    .replaceAll("shut", "closed")
    .replace("if (!mask) return scores;", "if (!mask) { return scores; }");
  const renamed = answer
    .replaceAll("scores", "s")
    .replaceAll("mixing", "m")
    .replace("dots(", "similarity(");
  const [helpers, main] = [[arrow, other, constant], [renamed]].map((parts) =>
    parts.join("\n\n// all mine\n").replaceAll("masked", "hide").replaceAll("hidden", "far"),
  );
  return [helpers ?? "", main ?? ""];
}

it.skipIf(!hasBwrap("grading"))(
  "names copies under other names, and leaves alone what everybody may have",
  async () => {
    const [imports = "", reference = "", heads = ""] = rightAnswers("02-self-attention");
    const [helpers, answer] = disguised();
    const wrong = own.replace("1 / Math.sqrt(width)", "1 / width");
    const batch: Record<string, readonly string[]> = {
      anna: [imports, own, heads],
      ben: [imports, answer, helpers, heads],
      carl: [imports, wrong, heads],
      dora: [imports, reference.replaceAll("scores", "s"), heads],
      emil: [imports, reference, heads],
    };
    for (const [student, cells] of Object.entries(batch)) {
      mkdirSync(join(folder, student));
      writeNotebook(join(folder, student), "02.ipynb", cells);
    }
    writeNotebook(join(folder, "anna"), "02 again.ipynb", [imports, own]);
    const { result } = await gradeFiles([folder, "--seed", "same-answers", "--timeout", "20"]);
    const of = (student: string) =>
      result.submissions
        .filter((each) => each.student === student)
        .map(({ exercises: [first] }) => [
          first?.points,
          first?.matchesReference,
          first?.sameAs.map((file) => file.slice(folder.length + 1)),
        ]);
    expect(of("anna")).toEqual([
      [10, false, ["ben/02.ipynb"]],
      [10, false, ["ben/02.ipynb"]],
    ]);
    expect(of("ben")).toEqual([[10, false, ["anna/02 again.ipynb", "anna/02.ipynb"]]]);
    expect(of("carl")).toEqual([[2, false, []]]);
    expect([of("dora"), of("emil")]).toEqual([[[10, true, []]], [[10, true, []]]]);
  },
  300_000,
);
