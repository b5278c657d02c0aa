import * as tf from "@tensorflow/tfjs";
import { hasKernel, runFused } from "./fused-kernel";

tf.registerGradient({
  kernelName: "AttendingLinear",
  inputsToSave: ["x", "weight"],
  gradFunc: (gradient, saved) => {
    const [x, weight] = saved as [tf.Tensor, tf.Tensor2D];
    const dy = rowsOf(gradient as tf.Tensor);
    return {
      x: () => tf.matMul(dy, weight, false, true).reshape(x.shape),
      weight: () => tf.matMul(rowsOf(x), dy, true, false),
      bias: () => dy.sum(0),
    };
  },
});

/**
 * x · weight + bias over the last axis.
 *
 * @param x `[..., inFeatures]`
 * @param weight `[inFeatures, outFeatures]`
 * @param bias `[outFeatures]`
 * @returns `[..., outFeatures]`, of the same rank; the caller disposes
 */
export function linear<T extends tf.Tensor>(
  x: T,
  weight: tf.Tensor,
  bias: tf.Tensor,
): T {
  if (hasKernel("AttendingLinear", x, weight, bias)) {
    return runFused<T>("AttendingLinear", { x, weight, bias });
  }
  const { shape } = weight;
  return tf.tidy(() =>
    rowsOf(x)
      .matMul(weight)
      .add(bias)
      .reshape([...x.shape.slice(0, -1), shape[1] ?? 1]),
  );
}

/** Two axes for the product: stock wasm's quick kernel has no batches. */
function rowsOf(x: tf.Tensor): tf.Tensor2D {
  const features = x.shape.at(-1) ?? 1;
  return x.reshape([
    x.shape.slice(0, -1).reduce((rows, n) => rows * n, 1),
    features,
  ]);
}
