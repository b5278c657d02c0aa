import * as tf from "@tensorflow/tfjs";

/** Where something is in each input: 1 there, 0 elsewhere; `[1, …]` or `[batch, …]`. */
export type Places = readonly tf.Tensor[];

/** The inputs, with other numbers where `places` are 1. */
export function replaceAt(
  places: Places,
  inputs: readonly tf.Tensor[],
  replacements: readonly tf.Tensor[],
): tf.Tensor[] {
  return inputs.map((input, i) => {
    const [place, replacement] = [places[i], replacements[i]];
    if (place === undefined || replacement === undefined) return input;
    const isReplaced = place.toBool().broadcastTo(input.shape);
    return tf.where(isReplaced, replacement, input);
  });
}

/**
 * For each input Σ over things of a number of each example, at the thing's
 * places: `[batch, …]`, or `[1, …]` where one number stands for the whole batch.
 *
 * @param things where each of them is; at least one
 * @param numbers of each thing: `[batch]` or `[1]`
 */
export function spreadOver(
  things: readonly Places[],
  numbers: readonly tf.Tensor[],
): tf.Tensor[] {
  const spread: tf.Tensor[][] = things.map((places, k) =>
    places.map((place) => place.mul(columnOf(numbers[k] ?? place, place.rank))),
  );
  return spread.reduce((sums, more) =>
    sums.map((sum, i) => sum.add(more[i] ?? 0)),
  );
}

/** `[batch]` as `[batch, 1, …]`, of so many axes. */
export function columnOf(numbers: tf.Tensor, rank: number): tf.Tensor {
  const ones = Array.from({ length: rank - 1 }, () => 1);
  return numbers.reshape([numbers.size, ...ones]);
}
