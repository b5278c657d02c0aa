import * as tf from "@tensorflow/tfjs";

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

/**
 * Σ of the tensors that `make` gives for each part of a run of numbers: part by
 * part, so that memory grows with the parts' size and not with their number.
 *
 * @param make of the part `[from, to)`: tensors, whose shapes are those of the
 * sums
 * @returns the caller disposes
 */
export function sumOverParts(
  length: number,
  size: number | undefined,
  make: (from: number, to: number) => readonly tf.Tensor[],
): tf.Tensor[] {
  let sums: tf.Tensor[] = [];
  for (const [from, to] of partsOf(length, size)) {
    const before = sums;
    sums = tf.tidy(() =>
      make(from, to).map((part, i) => before[i]?.add(part) ?? part.clone()),
    );
    tf.dispose(before);
  }
  return sums;
}
