import type { Data } from "../data/data";
import type { JudgeClient } from "../judging/judge-client";
import type { CourseProse } from "../notebook/course-prose";
import type { Isolation } from "../sandbox/isolation";
import type { SandboxLimits } from "../sandbox/limits";
import type { SupplyStaging } from "../supply/supply-staging";
import type { ExerciseText } from "./exercise-texts";
import type { Slots } from "./slots";

/** What all submissions of a batch share: processes that are up, the seed, the limits. */
export interface GradingRoom {
  readonly seed: string;
  /** Of exercises, judge, bundles and lib: part of each result's key. */
  readonly fingerprint: string;
  /** Processor seconds of an exercise, as the limits have it. */
  readonly timeoutSeconds: number;
  /** The number or name of the only notebook that counts; null for all. */
  readonly notebook?: string | null;
  readonly isolation: Isolation;
  readonly supply: Pick<SupplyStaging, "folderOf">;
  readonly limits: Partial<SandboxLimits>;
  readonly judge: Pick<JudgeClient, "draw" | "judge" | "rungs" | "counterexample">;
  /** Asks the sandboxed compile worker. */
  readonly compile: (request: Data) => Promise<Data>;
  /** Probe processes at a time. */
  readonly slots: Slots;
  readonly texts: readonly ExerciseText[];
  /** What the course wrote into the notebooks beside code. */
  readonly prose: readonly CourseProse[];
  /** Told how long each stage of each exercise took. */
  readonly onStage: (stage: Stage, ms: number) => void;
}

export type Stage = "read" | "compile" | "draw" | "probe" | "judge";

/** The value of a task, with its time told to the room. */
export async function timed<T>(
  room: Pick<GradingRoom, "onStage">,
  stage: Stage,
  task: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  try {
    return await task();
  } finally {
    room.onStage(stage, performance.now() - started);
  }
}

/** Whether a notebook is the one that is meant by its number or its name. */
export function isNotebook(notebook: string, numberOrName: string): boolean {
  return notebook === numberOrName || notebook.startsWith(`${numberOrName}-`);
}
