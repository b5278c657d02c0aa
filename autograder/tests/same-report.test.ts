import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { gradeFiles } from "./grading-command";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

/** Of every kind that a batch may hold: notebooks by name, as cells. */
function mixedBatch(): Record<string, readonly string[]> {
  const [imports = "", attention = "", heads = ""] = rightAnswers("02-self-attention");
  const throwing = "function scaledDotProductAttention(q: tf.Tensor) { return q.nothing.here; }";
  const unscaled = attention.replace(".div(Math.sqrt(dHead))", "");
  const renamed = attention.replaceAll("scores", "dots");
  return {
    right: [imports, attention, heads],
    "right in other words": [imports, renamed.replace("const dHead", "let dHead"), heads],
    wrong: [imports, unscaled, heads],
    throwing: [imports, throwing, heads],
    "throwing differently": [
      imports,
      'throw new Error("early");',
      attention,
      heads.replace("forward(", "backward("),
    ],
    "two mistakes": [imports, unscaled, heads.replace("super();", "")],
    "not compiling": [imports, "const = 1;", "function (", attention, `${heads} )`],
    endless: [imports, "function scaledDotProductAttention() { for (;;) {} }", heads],
    greedy: [
      imports,
      "function scaledDotProductAttention() { const a = []; for (;;) a.push(new Float64Array(1e7)); }",
      heads,
    ],
    forging: [imports, `${attention}\nprocess.stdout.write("{}"); process.exit(0);`, heads],
    loud: [
      imports,
      attention,
      `for (let i = 0; i < 1e5; i += 1) console.error("x".repeat(99));\n${heads}`,
    ],
    hidden: [imports, "eval('1'); Array.prototype.every = () => true;", attention, heads],
    nothing: [imports],
    "another notebook": rightAnswers("01-note-generator"),
  };
}

/** The only thing in a report that a clock has a say in. */
const withoutTimes = (text: string): string => text.replace(/^ *"seconds": [\d.]+,\n/gm, "");

it.skipIf(!hasBwrap("grading"))(
  "gives the same report to the byte, however many are graded at a time",
  async () => {
    for (const [name, cells] of Object.entries(mixedBatch()))
      writeNotebook(folder, `${name}.ipynb`, cells);
    writeFileSync(join(folder, "unreadable.ipynb"), Buffer.from([0xff, 0xfe, 0x00, 0x7b]));
    writeFileSync(join(folder, "cut.ipynb"), '{"cells": [');
    const grade = (jobs: number) =>
      gradeFiles([folder, "--seed", "same-report", "--jobs", String(jobs), "--timeout", "2"]);
    const [one, other] = [await grade(1), await grade(3)];
    expect(withoutTimes(other.text)).toBe(withoutTimes(one.text));
    expect(one.text).not.toBe(withoutTimes(one.text));
    expect(one.exitCode).toBe(other.exitCode);
    const points = Object.fromEntries(
      one.result.submissions.map(({ student, gradable, score }) => [student, gradable && score]),
    );
    // That the batch is as mixed as it says.
    expect(points).toMatchObject({
      right: 25,
      unreadable: false,
      cut: false,
      endless: 15,
      nothing: false,
    });
    expect(
      one.result.submissions.filter(({ exercises }) =>
        exercises.some(({ carriedForward }) => carriedForward !== null),
      ).length,
    ).toBeGreaterThan(2);
  },
  300_000,
);
