import * as tf from "@tensorflow/tfjs";
import {
  type ApproximationMethod,
  approximationParameters,
} from "./approximation-parameters";
import type { Forward } from "./attribution-inputs";
import { partsOf, repeatRows } from "./repeated-rows";
import { repeatTarget, type Target } from "./select-target";
import { targetGradients } from "./target-gradients";

/** A straight line from one batch to another, and how it is walked. */
export interface PathOptions {
  readonly where: string;
  readonly forward: Forward;
  /** Where the line begins, one tensor an input. */
  readonly from: readonly tf.Tensor[];
  /** Where it ends. */
  readonly to: readonly tf.Tensor[];
  readonly additionalForwardArgs: readonly tf.Tensor[];
  readonly target: Target | undefined;
  readonly nSteps: number;
  readonly method: ApproximationMethod;
  /** How many rows go through `forward` at once. @default all steps */
  readonly internalBatchSize: number | undefined;
}

/**
 * For each input ∫₀¹ ∂F/∂x (from + α · (to - from)) dα, the mean of the gradient
 * along the line, by a sum over `nSteps`.
 *
 * @returns tensors of the inputs' shapes; the caller disposes
 */
export function meanGradientAlongPath(path: PathOptions): tf.Tensor[] {
  const { from, nSteps, method, internalBatchSize } = path;
  const { alphas, stepSizes } = approximationParameters(method, nSteps);
  const [batch = 1] = from[0]?.shape ?? [];
  const stepsAtOnce =
    internalBatchSize && Math.floor(internalBatchSize / Math.max(1, batch));
  let sums = from.map((tensor) => tf.zerosLike(tensor));
  for (const [first, end] of partsOf(nSteps, stepsAtOnce)) {
    const before = sums;
    sums = tf.tidy(() => {
      const points = alphas.slice(first, end);
      const gradients = gradientsAt(path, points);
      const weights = stepSizes.slice(first, end);
      return gradients.map((gradient, i) => {
        const [, ...rest] = gradient.shape;
        const weighted = gradient
          .reshape([points.length, batch, ...rest])
          .mul(columnOf(weights, rest.length + 1))
          .sum(0);
        return weighted.add(before[i] ?? 0);
      });
    });
    tf.dispose(before);
  }
  return sums;
}

/** The gradients at some points of the line, point by point: `[points · batch, …]`. */
function gradientsAt(
  path: PathOptions,
  points: readonly number[],
): tf.Tensor[] {
  const { where, forward, from, to, additionalForwardArgs, target } = path;
  const onTheLine = from.map((start, i) => {
    const [batch = 1, ...rest] = start.shape;
    const way = (to[i] ?? start).sub(start).expandDims(0);
    return way
      .mul(columnOf(points, start.rank))
      .add(start.expandDims(0))
      .reshape([points.length * batch, ...rest]);
  });
  const repeated = additionalForwardArgs.map((tensor) =>
    repeatRows(tensor, points.length),
  );
  return targetGradients(
    where,
    (...moved) => forward(...moved, ...repeated),
    onTheLine,
    repeatTarget(target, points.length),
  );
}

/** Numbers along the first axis, with so many axes of one behind it. */
function columnOf(numbers: readonly number[], more: number): tf.Tensor {
  const ones = Array.from({ length: more }, () => 1);
  return tf.tensor(numbers.slice(), [numbers.length, ...ones], "float32");
}
