import { JudgeClient } from "../judging/judge-client";
import type { GradingResult, SubmissionResult } from "../report/result";
import { chooseIsolation, type IsolationChoice } from "../sandbox/isolation";
import { startSandboxedWorker } from "../sandbox/sandboxed-worker";
import { selfTest } from "../sandbox/self-test";
import { stageFiles } from "../sandbox/staging";
import { proseFileName } from "../slicing/staged-prose";
import type { SubmissionFile } from "../submissions/submission";
import { openSupply } from "../supply/supply-staging";
import { compileWorkerFile } from "./compile-worker-file";
import { ControlRuns } from "./control-runs";
import { type ExerciseText, readExerciseTexts } from "./exercise-texts";
import { freshSeed } from "./fresh-seed";
import { gradeSubmission } from "./grade-submission";
import { graderFingerprint } from "./grader-fingerprint";
import { type GradingRoom, isNotebook, type Stage } from "./grading-room";
import { readCourseProse } from "./read-course-prose";
import { Slots } from "./slots";
import { toolVersion } from "./tool-version";

export interface BatchOptions {
  readonly isolation: IsolationChoice;
  readonly jobs: number;
  readonly timeoutSeconds: number;
  /** The number or name of the only notebook that counts. All by default. */
  readonly notebook?: string | null;
  /** Of an earlier report, to replay it. A fresh one by default. */
  readonly seed?: string | null;
  readonly onSubmission?: (result: SubmissionResult, done: number, total: number) => void;
  readonly onStage?: (stage: Stage | "start", ms: number) => void;
}

/** Told each result as soon as there is one. */
export type OnResult = (file: SubmissionFile, result: SubmissionResult) => void;

/** Grades files under a seed, wherever that is done. */
export type GradeAll = (
  files: readonly SubmissionFile[],
  seed: string,
  onResult: OnResult,
) => Promise<void>;

/**
 * Grades files on this machine, each on its own: whatever one does, the others are graded.
 *
 * @throws IsolationError when nothing can isolate, or the self-test breaks out
 */
export async function gradeHere(
  files: readonly SubmissionFile[],
  options: BatchOptions,
  onResult: OnResult,
): Promise<void> {
  const started = performance.now();
  const opened = await openRoom(options);
  options.onStage?.("start", performance.now() - started);
  try {
    const controls = new ControlRuns(opened.room);
    const notebooks = new Slots(options.jobs);
    await Promise.all(
      files.map((file) =>
        notebooks.run(async () =>
          onResult(file, await gradeSubmission(opened.room, controls, file)),
        ),
      ),
    );
  } finally {
    await opened.close();
  }
}

/**
 * {@link gradeHere}, with everything in one result at the end, in the order of the files.
 *
 * @throws IsolationError
 */
export async function gradeBatch(
  files: readonly SubmissionFile[],
  options: BatchOptions,
): Promise<GradingResult> {
  const seed = options.seed ?? freshSeed();
  const results = new Map<SubmissionFile, SubmissionResult>();
  await gradeHere(files, { ...options, seed }, (file, result) => {
    results.set(file, result);
    options.onSubmission?.(result, results.size, files.length);
  });
  const submissions = files.flatMap((file) => results.get(file) ?? []);
  const tool = { name: "attending", version: toolVersion } as const;
  const { timeoutSeconds } = options;
  return { schema: "attending/result@1", tool, seed, timeoutSeconds, submissions };
}

/** Starts the judge and the compile worker while the sandbox is tested: they need each other only later. */
export async function openRoom(
  options: BatchOptions,
): Promise<{ room: GradingRoom; close: () => Promise<void> }> {
  const texts = readExerciseTexts();
  const fingerprint = graderFingerprint();
  const notebook = options.notebook ?? null;
  requireNotebook(notebook, texts);
  const isolation = await chooseIsolation(options.isolation);
  const prose = readCourseProse();
  const staging = stageFiles([
    { name: "compile-worker.js", from: compileWorkerFile },
    // Once for all notebooks: with each request it would take longer than some answers.
    { name: proseFileName, content: JSON.stringify(prose) },
  ]);
  const supply = openSupply();
  // Processes last: what throws before them leaves none behind to wait for.
  const judge = new JudgeClient();
  const compiler = startSandboxedWorker({
    isolation,
    files: staging.folder,
    program: "compile-worker.js",
    limits: { cpuSeconds: 5, wallMs: 60_000 },
  });
  const close = async () => {
    judge.stop();
    await compiler.stop();
    supply.dispose();
    staging.dispose();
  };
  try {
    await selfTest(isolation);
  } catch (error) {
    await close();
    throw error;
  }
  const room: GradingRoom = {
    notebook,
    seed: options.seed ?? freshSeed(),
    fingerprint,
    timeoutSeconds: options.timeoutSeconds,
    isolation,
    supply,
    limits: limitsOf(options.timeoutSeconds),
    judge,
    compile: (request) => compiler.request(request),
    slots: new Slots(options.jobs),
    texts,
    prose,
    onStage: options.onStage ?? (() => {}),
  };
  return { room, close };
}

/** What an answer may use, by the processor seconds that the instructor gives it. */
export function limitsOf(timeoutSeconds: number): GradingRoom["limits"] {
  return {
    cpuSeconds: timeoutSeconds,
    // For what waits and computes nothing; generous, since the machine may be busy.
    wallMs: Math.max(20_000, timeoutSeconds * 6000),
  };
}

/** @throws Error for a notebook that the course does not have */
function requireNotebook(wanted: string | null, texts: readonly ExerciseText[]): void {
  const known = [...new Set(texts.map(({ notebook }) => notebook))];
  if (wanted === null || known.some((notebook) => isNotebook(notebook, wanted))) return;
  throw new Error(`grade: --notebook expects one of ${known.join(", ")}, got "${wanted}".`);
}
