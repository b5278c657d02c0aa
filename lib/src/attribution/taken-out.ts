import * as tf from "@tensorflow/tfjs";
import { outputsOf, outputsOfEach, type Perturbed } from "./perturbed-outputs";

/** Where something is in each input: 1 there, 0 elsewhere; none where it is not. */
export type Places = readonly (tf.Tensor | undefined)[];

/** What is taken out of which inputs, and what stands in its place. */
export interface TakenOut extends Perturbed {
  readonly inputs: readonly tf.Tensor[];
  /** Of the inputs' shapes. */
  readonly replacements: readonly tf.Tensor[];
  /** How many things there are to take out. */
  readonly count: number;
  /** Where the k-th of them is. */
  readonly placesOf: (k: number) => Places;
}

/**
 * For each input Σ over the things of (F(inputs) - F(inputs without it)), at its
 * places; `[batch, …]`, or `[1, …]` where `forward` gives one number for the
 * whole batch. Memory does not grow with the number of things.
 */
export function lossesWhenTakenOut(taken: TakenOut): tf.Tensor[] {
  const { inputs, replacements, count, placesOf, perturbationsPerEval } = taken;
  const whole = outputsOf(taken, inputs);
  let sums: tf.Tensor[] = inputs.map(({ shape }) =>
    tf.zeros([whole.size, ...shape.slice(1)]),
  );
  for (let first = 0; first < count; first += perturbationsPerEval) {
    const end = Math.min(first + perturbationsPerEval, count);
    const before = sums;
    sums = tf.tidy(() => {
      const some = Array.from({ length: end - first }, (_, k) =>
        placesOf(first + k),
      );
      const without = some.map((places) =>
        withOther(inputs, replacements, places),
      );
      const losses = outputsOfEach(taken, without).map((left) =>
        whole.sub(left),
      );
      return before.map((sum, input) =>
        some.reduce((total, places, k) => {
          const [place, loss] = [places[input], losses[k]];
          if (place === undefined || loss === undefined) return total;
          return total.add(place.mul(columnOf(loss, place.rank)));
        }, sum.clone()),
      );
    });
    tf.dispose(before);
  }
  return sums;
}

/** The inputs, with other numbers where `places` are 1. */
export function withOther(
  inputs: readonly tf.Tensor[],
  replacements: readonly tf.Tensor[],
  places: Places,
): tf.Tensor[] {
  return inputs.map((input, i) => {
    const [place, replacement] = [places[i], replacements[i]];
    if (place === undefined || replacement === undefined) return input;
    return tf.where(
      place.toBool().broadcastTo(input.shape),
      replacement,
      input,
    );
  });
}

/** `[batch]` as `[batch, 1, …]`. */
export function columnOf(numbers: tf.Tensor, rank: number): tf.Tensor {
  const ones = Array.from({ length: rank - 1 }, () => 1);
  return numbers.reshape([numbers.size, ...ones]);
}
