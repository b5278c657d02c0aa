import * as tf from "@tensorflow/tfjs";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import type { Forward } from "./attribution-inputs";
import { repeatRows } from "./repeated-rows";
import { repeatTarget, selectTarget, type Target } from "./select-target";

/** What is asked of inputs that were changed. */
export interface Perturbed {
  readonly where: string;
  readonly forward: Forward;
  readonly additionalForwardArgs: readonly tf.Tensor[];
  readonly target: Target | undefined;
  /** How many changed batches go through `forward` at once. */
  readonly perturbationsPerEval: number;
}

/**
 * The explained numbers of a batch, `[batch]`; or `[1]` where `forward` gives
 * one number for the whole batch.
 */
export function outputsOf(
  {
    forward,
    additionalForwardArgs,
    target,
  }: Omit<Perturbed, "where" | "perturbationsPerEval">,
  inputs: readonly tf.Tensor[],
): tf.Tensor1D {
  const output = forward(...inputs, ...additionalForwardArgs);
  const isOneForAll =
    output.size === 1 && output.shape[0] !== inputs[0]?.shape[0];
  return isOneForAll ? output.reshape([1]) : selectTarget(output, target);
}

/**
 * The explained numbers of several batches, in as few passes as
 * `perturbationsPerEval` allows: one `[batch]` or `[1]` for each.
 *
 * @throws ShapeError when several batches go at once, and come out as one number
 */
export function outputsOfEach(
  {
    where,
    forward,
    additionalForwardArgs,
    target,
    perturbationsPerEval,
  }: Perturbed,
  batches: readonly (readonly tf.Tensor[])[],
): tf.Tensor1D[] {
  const outputs: tf.Tensor1D[] = [];
  for (let first = 0; first < batches.length; first += perturbationsPerEval) {
    const some = batches.slice(first, first + perturbationsPerEval);
    const [one = []] = some;
    if (some.length === 1) {
      outputs.push(outputsOf({ forward, additionalForwardArgs, target }, one));
      continue;
    }
    const joined = one.map((_, i) =>
      tf.concat(
        some.map((inputs) => inputs[i] as tf.Tensor),
        0,
      ),
    );
    const repeated = additionalForwardArgs.map((tensor) =>
      repeatRows(tensor, some.length),
    );
    const output = forward(...joined, ...repeated);
    requireRows(where, output, joined[0]?.shape[0] ?? 0);
    const numbers = selectTarget(output, repeatTarget(target, some.length));
    outputs.push(...(tf.split(numbers, some.length) as tf.Tensor1D[]));
  }
  return outputs;
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
