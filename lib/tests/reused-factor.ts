import * as tf from "@tensorflow/tfjs";

/** The sums of the columns of 0 … 23 as `[6, 4]`, after a product with the same numbers as `[4, 6]`. */
export function multiplyByTwoShapes(): number[] {
  return tf.tidy(() => {
    const right = tf.tensor2d(
      Array.from({ length: 24 }, (_, i) => i),
      [4, 6],
    );
    tf.ones([2, 4]).matMul(right);
    return [
      ...tf
        .ones([1, 6])
        .matMul(right.reshape([6, 4]))
        .dataSync(),
    ];
  });
}
