import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportFaults } from "../dist/adversary/report-faults";
import { secretsIn, secretsOf } from "../dist/adversary/secrets";
import { readExerciseTexts } from "../dist/grading/exercise-texts";
import { JudgeDesk } from "../dist/judging/judge-desk";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { fuzzedNotebooks } from "./fuzz/fuzzed-notebooks";
import { type GradingReport, gradeFiles } from "./grading-command";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";
import { isWholeRun } from "./whole-run";

const { ATTENDING_FUZZ_SEED, ATTENDING_FUZZ_COUNT } = process.env;
const seed = Number(ATTENDING_FUZZ_SEED ?? 1);
const count = Number(ATTENDING_FUZZ_COUNT ?? (isWholeRun ? 500 : 60));

/** A right notebook after so many that are not. */
const neighbourEvery = 50;

const gradingSeed = "fuzzed-notebooks-hidden-seed";
const texts = readExerciseTexts();

/** What may not be said of inputs that the batch's seed hides. */
function secrets() {
  const desk = new JudgeDesk();
  const drawn = texts.map(({ id }) => desk.draw(id, gradingSeed));
  // Files hold references, which a compiler's message may not quote; a right answer's own words may.
  return secretsOf({ seed: gradingSeed, kept: [], texts: [], drawn });
}

/**
 * Files that were notebooks, before the real command: whatever they hold, it neither fails nor stops,
 * and never takes the blame. `ATTENDING_FUZZ_SEED=7 ATTENDING_FUZZ_COUNT=2000` tries others.
 */
describe.skipIf(!hasBwrap("grading"))(`${count} fuzzed notebooks, seed ${seed}`, () => {
  const folder = temporaryFolder();
  const fuzzed = fuzzedNotebooks(seed, count);
  const neighbours: string[] = [];
  let report: GradingReport;

  beforeAll(async () => {
    for (const { file, bytes } of fuzzed) writeFileSync(join(folder, file), bytes);
    for (let i = 1; i <= count; i += neighbourEvery) {
      const file = `${String(i).padStart(5, "0")} neighbour.ipynb`;
      neighbours.push(writeNotebook(folder, file, rightAnswers("02-self-attention")));
    }
    report = await gradeFiles([folder, "--seed", gradingSeed, "--timeout", "5"]);
  }, 3_600_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const howOf = (path: string): string => {
    const found = fuzzed.find(({ file }) => join(folder, file) === path);
    return `${found?.file}: ${found?.how}`;
  };

  it("gets a result for each of them", () => {
    expect(report.result.submissions).toHaveLength(fuzzed.length + neighbours.length);
  });

  it("never takes the blame", () => {
    const blamed = report.result.submissions.filter(
      ({ problem }) => problem?.kind === "grader-fault",
    );
    expect(blamed.map(({ file, problem }) => [howOf(file), problem?.message])).toEqual([]);
  });

  it("gives each at most its points, and its neighbours all of them", () => {
    const all = report.result.submissions.flatMap(({ exercises }) => exercises);
    const over = all.filter(({ points, maxPoints }) => !(points >= 0 && points <= maxPoints));
    expect(over).toEqual([]);
    const faults = reportFaults(report, { bystanders: neighbours, refusals: true });
    expect(faults).toEqual([]);
  });

  it("tells no secret", () => {
    const hidden = secrets();
    const told = report.result.submissions.flatMap((submission) =>
      secretsIn(submission, hidden, { tellsInputs: true }).map((says) => [
        howOf(submission.file),
        says,
      ]),
    );
    expect(told).toEqual([]);
  });
});
