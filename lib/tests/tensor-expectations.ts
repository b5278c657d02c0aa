import * as tf from "@tensorflow/tfjs";
import { expect } from "vitest";

/** Float32 sums of a few dozen terms agree to this. */
const closeTolerance = 1e-5;

/** Nothing; fails unless the tensor has this shape and these numbers. */
export function expectTensor(
  tensor: tf.Tensor,
  shape: readonly number[],
  numbers: readonly number[],
  tolerance = closeTolerance,
): void {
  expect(tensor.shape).toEqual(shape);
  expectNumbers(tensor.dataSync(), numbers, tolerance);
}

/** Nothing; fails unless the numbers agree one by one. NaN never agrees. */
export function expectNumbers(
  got: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance = closeTolerance,
): void {
  expect(got.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs((got[i] ?? NaN) - (expected[i] ?? NaN));
    expect(difference, `number ${i}: ${got[i]}, not ${expected[i]}`).toBeLessThanOrEqual(tolerance);
  }
}

/** Nothing; fails when `compute` leaves tensors behind besides its result. */
export function expectNoLeak(compute: () => tf.TensorContainer): void {
  const before = tf.memory().numTensors;
  tf.dispose(compute());
  expect(tf.memory().numTensors).toBe(before);
}

/** The values from -1 to 1 that a test feeds in: no two rows alike. */
export function waveTensor(shape: number[], phase = 0): tf.Tensor {
  const size = shape.reduce((product, n) => product * n, 1);
  const values = Float32Array.from({ length: size }, (_, i) => Math.sin(1.7 * i + phase));
  return tf.tensor(values, shape);
}
