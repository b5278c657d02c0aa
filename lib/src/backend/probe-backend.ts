import * as tf from "@tensorflow/tfjs";

/**
 * Nothing; throws unless the current backend can multiply two matrices and
 * take the gradient of the product. A native library may load and fail here.
 */
export function probeBackend(): void {
  const [product, gradient] = tf.tidy(() => {
    const left = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const right = tf.tensor2d([5, 6, 7, 8], [2, 2]);
    const gradientOf = tf.grad((x) => x.matMul(right).sum());
    return [left.matMul(right).dataSync(), gradientOf(left).dataSync()];
  });
  // [[1, 2], [3, 4]] · [[5, 6], [7, 8]], and the row sums of the right factor.
  requireNumbers("a product", product, [19, 22, 43, 50]);
  requireNumbers("a gradient", gradient, [11, 15, 11, 15]);
}

function requireNumbers(
  what: string,
  got: ArrayLike<number>,
  expected: readonly number[],
): void {
  if (expected.every((value, i) => got[i] === value)) return;
  throw new Error(
    `computes ${what} wrongly: ${Array.from(got)}, not ${expected}`,
  );
}
