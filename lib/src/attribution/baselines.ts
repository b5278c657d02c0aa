import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";

/**
 * What an input is compared with: nothing (zeros), a number everywhere, or a
 * tensor of the input's shape, or of one example's, `[1, …]`.
 */
export type Baseline = number | tf.Tensor;

/** One baseline for all inputs, or a list with one for each. */
export type Baselines = Baseline | readonly (Baseline | undefined)[];

/**
 * For each input its baseline, in the input's shape and type.
 *
 * @throws DataError when there are not as many as inputs, ShapeError when one
 * does not fit its input
 */
export function baselinesFor(
  where: string,
  inputs: readonly tf.Tensor[],
  baselines: Baselines | undefined,
): tf.Tensor[] {
  const given = isList(baselines) ? baselines : inputs.map(() => baselines);
  if (given.length !== inputs.length) {
    throw new DataError({
      where,
      expected: `${inputs.length} baselines, one for each input`,
      got: `${given.length}`,
      fix: "A single number serves for all inputs.",
    });
  }
  return inputs.map((input, i) => baselineFor(where, input, given[i] ?? 0));
}

function baselineFor(
  where: string,
  input: tf.Tensor,
  baseline: Baseline,
): tf.Tensor {
  if (typeof baseline === "number") {
    return tf.fill(input.shape, baseline, input.dtype);
  }
  const [, ...rest] = input.shape;
  const fits =
    baseline.rank === input.rank &&
    (baseline.shape[0] === 1 || baseline.shape[0] === input.shape[0]) &&
    rest.every((length, axis) => length === baseline.shape[axis + 1]);
  if (!fits) {
    throw new ShapeError({
      where,
      expected: `a baseline ${formatShape(input.shape)} or ${formatShape([1, ...rest])}`,
      got: formatShape(baseline.shape),
      fix: "A baseline is an example: of the same shape as its input.",
    });
  }
  return baseline.cast(input.dtype).broadcastTo(input.shape);
}

function isList(
  baselines: Baselines | undefined,
): baselines is readonly (Baseline | undefined)[] {
  return Array.isArray(baselines);
}
