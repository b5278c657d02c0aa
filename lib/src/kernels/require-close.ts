import type * as tf from "@tensorflow/tfjs";

/** What float32 leaves of values near 1, over sums of some 100 products. */
const tolerance = 1e-4;

/** Nothing; throws an Error that names `what` unless the numbers agree. */
export function requireClose(
  what: string,
  tensor: tf.Tensor,
  expected: ArrayLike<number>,
): void {
  const got = tensor.dataSync();
  const isClose = (value: number, i: number) =>
    Math.abs(value - (expected[i] ?? NaN)) <= tolerance;
  if (got.length === expected.length && got.every(isClose)) return;
  throw new Error(`computes ${what} wrongly`);
}

/** Numbers in [-1, 1] that do not repeat. */
export function wave(length: number, phase: number): Float32Array {
  return new Float32Array(length).map((_, i) => Math.sin(phase + 1.7 * i));
}
