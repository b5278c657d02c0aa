import { JudgeClient } from "../judging/judge-client";
import type { GradingResult, SubmissionResult } from "../report/result";
import { chooseIsolation, type IsolationChoice } from "../sandbox/isolation";
import { startSandboxedWorker } from "../sandbox/sandboxed-worker";
import { selfTest } from "../sandbox/self-test";
import { stageFiles } from "../sandbox/staging";
import { openSupply } from "../supply/supply-staging";
import { compileWorkerFile } from "./compile-worker-file";
import { ControlRuns } from "./control-runs";
import { type ExerciseText, readExerciseTexts } from "./exercise-texts";
import type { SubmissionFile } from "./find-submissions";
import { freshSeed } from "./fresh-seed";
import { gradeSubmission } from "./grade-submission";
import { type GradingRoom, isNotebook, type Stage } from "./grading-room";
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

/**
 * Grades files, each on its own: whatever one does, the others are graded. Results stand in the order
 * of the files.
 *
 * @throws IsolationError when nothing can isolate, or the self-test breaks out
 */
export async function gradeBatch(
  files: readonly SubmissionFile[],
  options: BatchOptions,
): Promise<GradingResult> {
  const started = performance.now();
  const opened = await openRoom(options);
  options.onStage?.("start", performance.now() - started);
  try {
    const controls = new ControlRuns(opened.room);
    const notebooks = new Slots(options.jobs);
    let done = 0;
    const submissions = await Promise.all(
      files.map((file) =>
        notebooks.run(async () => {
          const result = await gradeSubmission(opened.room, controls, file);
          done += 1;
          options.onSubmission?.(result, done, files.length);
          return result;
        }),
      ),
    );
    const tool = { name: "attending", version: toolVersion } as const;
    return { schema: "attending/result@1", tool, seed: opened.room.seed, submissions };
  } finally {
    await opened.close();
  }
}

/** Starts the judge and the compile worker while the sandbox is tested: they need each other only later. */
export async function openRoom(
  options: BatchOptions,
): Promise<{ room: GradingRoom; close: () => Promise<void> }> {
  const texts = readExerciseTexts();
  const notebook = options.notebook ?? null;
  requireNotebook(notebook, texts);
  const isolation = await chooseIsolation(options.isolation);
  const staging = stageFiles([{ name: "compile-worker.js", from: compileWorkerFile }]);
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
    isolation,
    supply,
    limits: {
      cpuSeconds: options.timeoutSeconds,
      // For what waits and computes nothing; generous, since the machine may be busy.
      wallMs: Math.max(20_000, options.timeoutSeconds * 6000),
    },
    judge,
    compile: (request) => compiler.request(request),
    slots: new Slots(options.jobs),
    texts,
    onStage: options.onStage ?? (() => {}),
  };
  return { room, close };
}

/** @throws Error for a notebook that the course does not have */
function requireNotebook(wanted: string | null, texts: readonly ExerciseText[]): void {
  const known = [...new Set(texts.map(({ notebook }) => notebook))];
  if (wanted === null || known.some((notebook) => isNotebook(notebook, wanted))) return;
  throw new Error(`grade: --notebook expects one of ${known.join(", ")}, got "${wanted}".`);
}
