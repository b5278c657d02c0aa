import { DataError } from "../errors/data-error";

/**
 * What the learning rate is multiplied by at a step.
 *
 * @param step how many steps were taken before, from 0
 */
export type Schedule = (step: number) => number;

/** How long a schedule rises and falls. */
export interface ScheduleOptions {
  /** Steps from 0 up to the full learning rate. @default 0 */
  readonly warmupSteps?: number | undefined;
  /** Steps in all, warm-up included. */
  readonly totalSteps: number;
}

/** The schedule that is always 1. */
export function constantSchedule(): Schedule {
  return () => 1;
}

/**
 * Up from 0 along a line in `warmupSteps`, down to 0 along another at
 * `totalSteps`; 0 from then on.
 *
 * With warm-up, step 0 has the learning rate 0.
 *
 * @throws DataError when the warm-up is longer than the whole
 * @see `get_linear_schedule_with_warmup` of Hugging Face transformers
 */
export function linearSchedule(options: ScheduleOptions): Schedule {
  const { warmup, progress } = readPhases("linearSchedule", options);
  return (step) => warmup(step) ?? 1 - progress(step);
}

/**
 * Up from 0 along a line in `warmupSteps`, then ½(1 + cos π·progress): down
 * to 0 along half a cosine at `totalSteps`; 0 from then on.
 *
 * With warm-up, step 0 has the learning rate 0.
 *
 * @param options with `riseAfterEnd`, the cosine goes on past its end and the
 * learning rate rises again, as it does in Hugging Face's
 * @throws DataError when the warm-up is longer than the whole
 * @see `get_cosine_schedule_with_warmup` of Hugging Face transformers; the
 * shape is from Loshchilov and Hutter 2017, https://arxiv.org/abs/1608.03983
 */
export function cosineSchedule({
  riseAfterEnd = false,
  ...options
}: ScheduleOptions & {
  /** @default false */
  readonly riseAfterEnd?: boolean | undefined;
}): Schedule {
  const { warmup, progress } = readPhases(
    "cosineSchedule",
    options,
    riseAfterEnd ? Number.POSITIVE_INFINITY : 1,
  );
  return (step) =>
    warmup(step) ?? 0.5 * (1 + Math.cos(Math.PI * progress(step)));
}

/** How far each of the two phases has come at a step. */
interface Phases {
  /** From 0 up to 1, undefined once the warm-up is over. */
  warmup: (step: number) => number | undefined;
  /** 0 after the warm-up, 1 at the end. */
  progress: (step: number) => number;
}

function readPhases(
  where: string,
  { warmupSteps = 0, totalSteps }: ScheduleOptions,
  maxProgress = 1,
): Phases {
  if (!(warmupSteps >= 0 && warmupSteps <= totalSteps)) {
    throw new DataError({
      where,
      expected: "0 ≤ warmupSteps ≤ totalSteps",
      got: `${warmupSteps} and ${totalSteps}`,
      fix: "totalSteps is epochs times steps an epoch, warm-up included.",
    });
  }
  const fallSteps = Math.max(1, totalSteps - warmupSteps);
  return {
    warmup: (step) => (step < warmupSteps ? step / warmupSteps : undefined),
    progress: (step) => {
      const passed = Math.max(0, step - warmupSteps) / fallSteps;
      return Math.min(passed, maxProgress);
    },
  };
}
