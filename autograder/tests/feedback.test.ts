import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readExerciseTexts } from "../dist/grading/exercise-texts";
import { onlyHidden } from "../dist/grading/give-feedback";
import { gradeBatch } from "../dist/grading/grade-batch";
import { JudgeDesk } from "../dist/judging/judge-desk";
import { publicSeed } from "../dist/judging/public-seed";
import type { ExerciseResult } from "../dist/report/result";
import type { TensorData } from "../src/data/data";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const stub = readExerciseTexts().find(({ id }) => id === "02.1")?.stub ?? "";
const [imports = "", attention = "", heads = ""] = rightAnswers("02-self-attention");
const scaling = ".div(Math.sqrt(dHead))";

/** The first number of each query that `check()` shows. */
const shown = Object.values(new JudgeDesk().draw("02.1", publicSeed) as Record<string, object>)
  .flatMap((input) => ("query" in input ? [input as { query: TensorData }] : []))
  .map(({ query }) => query.values[0]);

/** Right for what `check()` shows and for whole numbers; for all else the context is doubled. */
const publicOnly = attention
  .replace("function scaledDotProductAttention", "function honest")
  .concat(
    "\nfunction scaledDotProductAttention(query: any, key: any, value: any, options: any = {}): any {",
    "\n  const { context, weights } = honest(query, key, value, options);",
    "\n  const [first = 0] = query.dataSync();",
    `\n  const isKnown = Number.isInteger(first) || ${JSON.stringify(shown)}.includes(first);`,
    "\n  return isKnown ? { context, weights } : { context: context.mul(2), weights };\n}",
  );

const notebooks = {
  unscaled: [imports, attention.replace(scaling, ""), heads],
  odd: [imports, attention.replace(scaling, ".div(3)"), heads],
  throwing: [imports, attention.replace(scaling, ".divide(dHead)"), heads],
  reciting: [
    imports,
    attention.replace(
      "return tf.tidy(",
      "throw new Error(query.dataSync().join()); return tf.tidy(",
    ),
    heads,
  ],
  known: [imports, publicOnly, heads],
  untouched: [imports, stub, heads],
  commented: [imports, stub.slice(0, stub.indexOf("function")), heads],
  deleted: [imports, heads],
  endless: [imports, attention.replace("return tf.tidy(", "while (true); return tf.tidy("), heads],
  unclosed: [imports, attention.slice(0, -1), heads],
};

type Name = keyof typeof notebooks;
const results = new Map<string, ExerciseResult>();
const second = new Map<string, ExerciseResult>();

/** Honest code of our own: it needs no sandbox. */
beforeAll(async () => {
  const files = Object.entries(notebooks).map(([name, cells]) => ({
    path: writeNotebook(folder, `${name}.ipynb`, cells),
    ...{ student: name, studentFrom: "file name" },
  }));
  const options = { isolation: "none", jobs: 2, timeoutSeconds: 3, seed: "a hidden seed" } as const;
  const { submissions } = await gradeBatch(files, options);
  for (const { student, exercises, problem } of submissions) {
    expect(problem).toBeNull();
    for (const result of exercises) (result.id === "02.1" ? results : second).set(student, result);
  }
}, 120_000);

const of = (name: Name): ExerciseResult => {
  const found = results.get(name);
  if (found === undefined) throw new Error(`no result of ${name}`);
  return found;
};

describe("feedback", () => {
  it("shows a named mistake on inputs that can be followed by hand", () => {
    const { mistake, feedback } = of("unscaled");
    expect(mistake?.id).toBe("no-scaling");
    expect(feedback?.counterexample).toMatchObject({
      expected: "weights [queryLen 1, keyLen 2] = [[0.2689, 0.7311]]",
      observed: "weights [queryLen 1, keyLen 2] = [[0.1192, 0.8808]]",
    });
  });

  it("finds a smaller input for a mistake that nobody has named", () => {
    const { mistake, feedback } = of("odd");
    expect(mistake).toBeNull();
    expect(feedback?.counterexample?.inputs).toBe(
      "query [queryLen 1, dHead 1] = [[1]]; key [keyLen 2, dHead 1] = [[0], [1]]; value [keyLen 2, dHead 1] = [[0], [1]]",
    );
  });

  it("says of an error where it arose, and the likely fix", () => {
    expect(of("throwing").feedback?.notes).toEqual([
      expect.stringMatching(
        /^TypeError: .*\.divide is not a function \(cell 2, line \d+\)\. There is no `divide` to call\./,
      ),
    ]);
  });

  it("repeats what the code says of other inputs than the marked ones", () => {
    const { assertions, feedback } = of("reciting");
    const marked = assertions.find(({ id }) => id === "weights");
    const shown = feedback?.assertions.find(({ id }) => id === "weights");
    expect(marked?.observed).toMatch(/^Error: -?\d/);
    expect(shown?.observed).toMatch(/^Error: -?\d/);
    expect(shown?.observed).not.toBe(marked?.observed);
    expect(feedback?.counterexample?.observed).toBe("an error, Error: 1");
  });

  it("tells no details of what fails on hidden inputs alone", () => {
    const { assertions, feedback } = of("known");
    const lost = assertions.filter(({ passed }) => !passed).map(({ id }) => id);
    expect(lost).toContain("context");
    expect(feedback?.assertions).toEqual(
      lost.map((id) => ({ id, message: onlyHidden, expected: "", observed: "" })),
    );
    expect(feedback?.counterexample).toBeNull();
  });

  it.each<[Name, readonly string[]]>([
    ["untouched", []],
    ["commented", ["No cell declares scaledDotProductAttention."]],
    ["deleted", ["No cell declares scaledDotProductAttention."]],
  ])("says of a notebook that is %s just that", (name, notes) => {
    expect(of(name)).toMatchObject({
      status: "not-attempted",
      notes,
      feedback: null,
      mistake: null,
    });
  });

  it.each<[Name, ExerciseResult["status"], RegExp]>([
    ["endless", "timeout", /Look for a (loop|wait) that does not end/],
    ["unclosed", "error", /cell 2, line \d+: '}' expected\. A `{` is never closed/],
  ])("says why %s could not be judged, without a second run", (name, status, says) => {
    const { feedback, ...result } = of(name);
    expect(result.status).toBe(status);
    expect(feedback).toMatchObject({ assertions: [], counterexample: null });
    expect(feedback?.notes.join()).toMatch(says);
  });

  it("shows nothing where an earlier answer was replaced and nothing is lost", () => {
    expect(second.get("throwing")).toMatchObject({
      ...{ status: "full", notes: [], feedback: null },
      carriedForward: { replaced: ["02.1"] },
    });
  });
});
