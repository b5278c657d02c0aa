import * as tf from "@tensorflow/tfjs";
import { MemoryError } from "../errors/memory-error";
import { formatShape } from "../errors/require-shape";
import { TrainingError } from "../errors/training-error";
import type { Module } from "../layers/module";
import { seededRandom } from "../random/seeded-random";
import {
  type AccumulatedGradients,
  accumulateGradients,
} from "./accumulate-gradients";
import { clipGradientNorm, gradientNorm } from "./clip-gradient-norm";
import type { EpochRecord, FitOptions, RunState } from "./fit-options";
import { constantSchedule } from "./schedules";

type Tensors = Record<string, tf.Tensor>;

/**
 * What one pass over the examples came to; undefined when the signal stopped
 * it. `run.step` counts the steps.
 *
 * The order follows from the seed and the epoch alone: a resumed run meets the
 * batches that it would have met.
 *
 * @throws TrainingError when a loss or gradient is not finite; the parameters
 * are then as they were before that step
 */
export async function trainEpoch<B extends Tensors>(
  model: Module,
  options: FitOptions<B>,
  run: RunState,
  report: (trainLoss: number) => void,
): Promise<EpochRecord | undefined> {
  const epoch = run.epoch + 1;
  const random = seededRandom(`${options.seed}, epoch ${epoch}`);
  const { batchesPerStep = 1, signal } = options;
  const sums = { loss: 0, examples: 0, norm: 0, steps: 0 };
  model.train();
  for (const group of groupsOf(options.train.batches(random), batchesPerStep)) {
    if (signal?.aborted) {
      tf.dispose(group);
      return undefined;
    }
    const { loss, numExamples, norm } = takeStep(model, group, options, run);
    sums.loss += numExamples * loss;
    sums.examples += numExamples;
    sums.norm += norm;
    sums.steps++;
    report(sums.loss / sums.examples);
    await nextTurn();
  }
  if (signal?.aborted) return undefined;
  return {
    epoch,
    trainLoss: sums.loss / sums.examples,
    meanGradientNorm: sums.norm / sums.steps,
  };
}

/** Takes one step on a group of batches, which are disposed of. */
function takeStep<B extends Tensors>(
  model: Module,
  group: B[],
  options: FitOptions<B>,
  run: RunState,
): { loss: number; numExamples: number; norm: number } {
  const { computeLoss, countExamples = countRows } = options;
  const { schedule = constantSchedule(), maxGradientNorm } = options;
  const source = { computeLoss, countExamples };
  let total: AccumulatedGradients | undefined;
  try {
    total = accumulateGradients(model, group, source);
    const { loss, numExamples, gradients } = total;
    const norm =
      maxGradientNorm === undefined
        ? gradientNorm(gradients)
        : clipGradientNorm(gradients, maxGradientNorm);
    requireFinite("loss", loss, run);
    requireFinite("gradient norm", norm, run);
    options.optimizer.step(gradients, schedule(run.step));
    run.step++;
    return { loss, numExamples, norm };
  } catch (error) {
    throw error instanceof MemoryError ? addStep(error, group, run) : error;
  } finally {
    tf.dispose(group);
    if (total) tf.dispose(total.gradients);
  }
}

/** The error, with the step and the shapes of its batches. */
function addStep(
  error: MemoryError,
  group: readonly Tensors[],
  run: RunState,
): MemoryError {
  const shapes = Object.entries(group[0] ?? {}).map(
    ([name, { shape }]) => `${name} ${formatShape(shape)}`,
  );
  const { expected, got } = error.facts;
  const located = new MemoryError({
    where: `fit, step ${run.step + 1} (epoch ${run.epoch + 1})`,
    expected: `${expected}, for a batch of ${shapes.join(", ")}`,
    got,
    fix: `Use smaller batches, and batchesPerStep to take as many for a step; the model is as it was after step ${run.step}, checkpoints as after epoch ${run.epoch}.`,
  });
  located.cause = error;
  return located;
}

function requireFinite(name: string, value: number, run: RunState): void {
  if (Number.isFinite(value)) return;
  throw new TrainingError({
    where: `fit, step ${run.step + 1} (epoch ${run.epoch + 1})`,
    expected: `a finite ${name}`,
    got: `${value}`,
    fix: `Lower the learning rate or set maxGradientNorm; the model is as it was after step ${run.step}, checkpoints as after epoch ${run.epoch}.`,
  });
}

function countRows(batch: Tensors): number {
  return Object.values(batch)[0]?.shape[0] ?? 0;
}

/** The items in groups of `size`, the last one with what is left. */
function* groupsOf<T>(items: Iterable<T>, size: number): Iterable<T[]> {
  let group: T[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** Lets timers, signals and the notebook's messages have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
