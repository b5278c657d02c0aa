import * as tf from "@tensorflow/tfjs";
import type { Random } from "../random/seeded-random";

/**
 * `count` numbers, uniform in [-bound, bound).
 */
export function uniformValues(
  random: Random,
  count: number,
  bound: number,
): Float32Array {
  const values = new Float32Array(count);
  // A loop, which is far quicker than `from`: a BERT has 10⁷ to 10⁸ weights.
  for (let i = 0; i < count; i++) values[i] = bound * (2 * random() - 1);
  return values;
}

/**
 * `count` numbers, normal with mean 0.
 *
 * √(-2 ln u) · cos(2π v) for u, v uniform.
 *
 * @param deviation the standard deviation
 * @see Box and Muller 1958, https://doi.org/10.1214/aoms/1177706645
 */
export function normalValues(
  random: Random,
  count: number,
  deviation: number,
): Float32Array {
  return Float32Array.from({ length: count }, () => {
    // 1 - u lies in (0, 1]: the logarithm of 0 is not finite.
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return deviation * radius * Math.cos(2 * Math.PI * random());
  });
}

/** A variable with these values; not trainable when it is a buffer. */
export function makeVariable(
  values: Float32Array,
  shape: number[],
  trainable = true,
): tf.Variable {
  return tf.tidy(() => tf.variable(tf.tensor(values, shape), trainable));
}
