import * as tf from "@tensorflow/tfjs";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import type { Forward } from "./attribution-inputs";
import { repeatRows } from "./repeated-rows";
import { repeatTarget, selectTarget, type Target } from "./select-target";
import { targetGradients } from "./target-gradients";

/** What is asked of inputs that were changed. */
export interface Perturbed {
  readonly where: string;
  readonly forward: Forward;
  readonly additionalForwardArgs: readonly tf.Tensor[];
  readonly target: Target | undefined;
}

/**
 * The explained numbers of a batch, `[batch]`; or `[1]` where `forward` gives
 * one number for the whole batch.
 */
export function outputsOf(
  { forward, additionalForwardArgs, target }: Omit<Perturbed, "where">,
  inputs: readonly tf.Tensor[],
): tf.Tensor1D {
  const output = forward(...inputs, ...additionalForwardArgs);
  const isOneForAll =
    output.size === 1 && output.shape[0] !== inputs[0]?.shape[0];
  return isOneForAll ? output.reshape([1]) : selectTarget(output, target);
}

/**
 * The explained numbers of several batches, which go through `forward` at once:
 * one `[batch]` for each; or one `[1]`, of a single batch, where `forward` gives
 * one number for the whole batch.
 *
 * @throws ShapeError when several batches come out as one number
 */
export function outputsOfEach(
  { where, forward, additionalForwardArgs, target }: Perturbed,
  batches: readonly (readonly tf.Tensor[])[],
): tf.Tensor1D[] {
  const times = batches.length;
  const [one = []] = batches;
  if (times === 1) {
    return [outputsOf({ forward, additionalForwardArgs, target }, one)];
  }
  const joined = joinedBatches(batches);
  const repeated = additionalForwardArgs.map((tensor) =>
    repeatRows(tensor, times),
  );
  const output = forward(...joined, ...repeated);
  requireRows(where, output, joined[0]?.shape[0] ?? 0);
  const numbers = selectTarget(output, repeatTarget(target, times));
  return tf.split(numbers, times);
}

/**
 * The gradients of several batches' explained numbers, which go through
 * `forward` at once: for each input one tensor, batch after batch,
 * `[batches · batch, …]`.
 *
 * @throws as {@link targetGradients}
 */
export function gradientsOfEach(
  { where, forward, additionalForwardArgs, target }: Perturbed,
  batches: readonly (readonly tf.Tensor[])[],
): tf.Tensor[] {
  const repeated = additionalForwardArgs.map((tensor) =>
    repeatRows(tensor, batches.length),
  );
  return targetGradients(
    where,
    (...inputs) => forward(...inputs, ...repeated),
    joinedBatches(batches),
    repeatTarget(target, batches.length),
  );
}

/** Several batches as one: of each input the rows, batch after batch. */
function joinedBatches(
  batches: readonly (readonly tf.Tensor[])[],
): tf.Tensor[] {
  const [one = []] = batches;
  return one.map((first, i) =>
    tf.concat(batches.map((inputs) => inputs[i] ?? first)),
  );
}

function requireRows(where: string, output: tf.Tensor, rows: number): void {
  if (output.shape[0] === rows) return;
  throw new ShapeError({
    where,
    expected: `an output with ${rows} rows, one for each example and perturbation`,
    got: formatShape(output.shape),
    fix: "Where forward gives one number for a batch, perturbationsPerEval is 1.",
  });
}
