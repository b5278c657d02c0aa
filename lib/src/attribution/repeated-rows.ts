import type * as tf from "@tensorflow/tfjs";

/** The batch so many times, one after another: `[times · batch, …]`. */
export function repeatRows(tensor: tf.Tensor, times: number): tf.Tensor {
  if (times === 1) return tensor.clone();
  return tensor.tile([times, ...tensor.shape.slice(1).map(() => 1)]);
}

/**
 * A run of numbers from 0 to `length`, in parts of at most `size`; all at once
 * when there is no size.
 */
export function* partsOf(
  length: number,
  size: number | undefined,
): Iterable<readonly [from: number, to: number]> {
  const step = Math.max(1, Math.min(size ?? length, length));
  for (let from = 0; from < length; from += step) {
    yield [from, Math.min(from + step, length)];
  }
}
