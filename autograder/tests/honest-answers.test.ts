import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readExerciseTexts } from "../dist/grading/exercise-texts";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { type GradingReport, gradeFiles } from "./grading-command";
import { type HonestNotebook, honestNotebooks } from "./honest/handed-in";
import { temporaryFolder } from "./notebook-file";
import { isWholeRun } from "./whole-run";

const seed = Number(process.env.ATTENDING_HONEST_SEED ?? 1);
const all = honestNotebooks(seed);

/** Of each kind of notebook; they differ from row to row. */
const someOf = (notebooks: readonly HonestNotebook[]): readonly HonestNotebook[] =>
  notebooks.filter((_, i) => i % 4 === 1);

const handedIn = isWholeRun ? all : someOf(all);
const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

it("has 200 answers and more that differ, in all exercises", () => {
  const answers = all.flatMap((notebook) => notebook.answers);
  expect(new Set(answers.map(({ cells }) => cells.join("\n"))).size).toBeGreaterThanOrEqual(200);
  const asked = new Set(readExerciseTexts().map(({ id }) => id));
  expect(new Set(answers.map(({ exercise }) => exercise))).toEqual(asked);
});

describe.skipIf(!hasBwrap("grading"))("answers that are written in another way", () => {
  let report: GradingReport;

  beforeAll(async () => {
    for (const { file, bytes } of handedIn) writeFileSync(join(folder, file), bytes);
    // A fixed seed: a weight whose gradient is as small as Adam's epsilon differs under a few seeds.
    report = await gradeFiles([folder, "--seed", "honest-answers"]);
  }, 900_000);

  it.each(handedIn)("$file ($how): full marks", ({ file, answers }) => {
    const result = report.result.submissions.find((each) => each.file === join(folder, file));
    expect(result?.problem).toBeNull();
    const lost = answers.flatMap(({ exercise, how }) => {
      const own = result?.exercises.find(({ id }) => id === exercise);
      if (own?.status === "full") return [];
      const failed = own?.assertions.filter(({ passed, maxPoints }) => !passed && maxPoints > 0);
      return [{ exercise, how, failed, notes: own?.notes }];
    });
    expect(lost).toEqual([]);
  });
});
