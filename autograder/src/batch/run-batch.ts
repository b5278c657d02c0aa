import { join } from "node:path";
import { freshSeed } from "../grading/fresh-seed";
import type { GradeAll } from "../grading/grade-batch";
import { keyIn } from "../grading/grade-submission";
import { toolVersion } from "../grading/tool-version";
import type { GradingResult, SubmissionResult } from "../report/result";
import { readSubmissionFile, type SubmissionFile } from "../submissions/submission";
import { BatchState } from "./batch-state";

export interface RunOptions {
  /** Where the batch keeps what it has done; null: nowhere. */
  readonly out: string | null;
  readonly resume: boolean;
  readonly seed: string | null;
  readonly timeoutSeconds: number;
  /** The only notebook that counts; null for all. */
  readonly notebook: string | null;
  /** Of the exercises and the grader, as `graderFingerprint` says. */
  readonly fingerprint: string;
  /** How foreign code will be kept apart: part of what a result depends on. Asked only to resume. */
  readonly isolationKind: () => Promise<SubmissionResult["isolation"]>;
  /** Grades what is not known yet, on this machine or on others. */
  readonly gradeAll: GradeAll;
  readonly onSubmission: (done: number, total: number, known: number) => void;
  /** Told what the instructor should know, a line each. */
  readonly warn: (line: string) => void;
}

/**
 * Grades a batch, and each submission once: what an interrupted run has kept, and what has not changed
 * since, is taken from there. The result is the same as of one run, apart from `seconds`.
 *
 * @throws BatchStateError where `--out` holds something that cannot be gone on with
 */
export async function runBatch(
  files: readonly SubmissionFile[],
  options: RunOptions,
): Promise<GradingResult> {
  const state = openState(options);
  const seed = state?.seed ?? options.seed ?? freshSeed();
  const results = new Map<SubmissionFile, SubmissionResult>();
  if (state !== null && options.resume) {
    for (const [file, result] of await knownResults(files, state, options)) {
      results.set(file, result);
    }
  }
  const known = results.size;
  const rest = files.filter((file) => !results.has(file));
  if (rest.length > 0) {
    await options.gradeAll(rest, seed, (file, result) => {
      // Before anything is said of it: what was said is kept.
      state?.keep(result);
      results.set(file, result);
      options.onSubmission(results.size, files.length, known);
    });
  }
  const submissions = files.flatMap((file) => results.get(file) ?? []);
  state?.finish(new Set(submissions.map(({ key }) => key)));
  const tool = { name: "attending", version: toolVersion } as const;
  const { timeoutSeconds } = options;
  return { schema: "attending/result@1", tool, seed, timeoutSeconds, submissions };
}

function openState({ out, resume, seed, warn }: RunOptions): BatchState | null {
  if (out === null) return null;
  const folder = join(out, "state");
  return resume
    ? BatchState.resume(folder, seed, freshSeed(), warn)
    : BatchState.begin(folder, seed ?? freshSeed(), warn);
}

/** One file after the other: a class's notebooks need not be in memory at a time. */
async function knownResults(
  files: readonly SubmissionFile[],
  state: BatchState,
  { isolationKind, timeoutSeconds, notebook, fingerprint }: RunOptions,
): Promise<Map<SubmissionFile, SubmissionResult>> {
  const known = new Map<SubmissionFile, SubmissionResult>();
  const isolation = { kind: await isolationKind() };
  for (const file of files) {
    const read = await readSubmissionFile(file);
    if (read.kind === "problem") continue;
    const circumstances = { fingerprint, seed: state.seed, isolation, timeoutSeconds, notebook };
    const result = state.take(keyIn(circumstances, file, read.bytes));
    if (result !== undefined) known.set(file, relabelled(result, file));
  }
  return known;
}

/** What the key leaves out, as it is now: it changes no mark. */
function relabelled(result: SubmissionResult, file: SubmissionFile): SubmissionResult {
  const { studentFrom, submittedAt = null } = file;
  return { ...result, studentFrom, submittedAt };
}
