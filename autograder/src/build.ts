import { join } from "node:path";
import { writeGraderFingerprint } from "./grading/grader-fingerprint";
import { writeExerciseTexts } from "./grading/write-exercise-texts";
import { buildJudging } from "./judging/build-judging";
import { buildCompileWorker } from "./slicing/build-compile-worker";
import { buildSupply } from "./supply/build-supply";

const root = join(__dirname, "..", "..");

/** What the grader needs beyond compiled files: bundles for the sandbox, for the judge, and texts. */
async function buildGrader(): Promise<void> {
  writeExerciseTexts(root);
  await Promise.all([buildJudging(root), buildCompileWorker(root), buildSupply()]);
  // Last: it is a hash of all that was written before.
  writeGraderFingerprint(root);
}

buildGrader().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
