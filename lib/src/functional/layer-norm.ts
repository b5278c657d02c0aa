import * as tf from "@tensorflow/tfjs";
import { hasKernel, runFused } from "./fused-kernel";

/** What {@link layerNorm} scales and shifts by. */
export interface LayerNormParameters {
  /** `[dModel]` */
  readonly weight: tf.Tensor;
  /** `[dModel]` */
  readonly bias: tf.Tensor;
  readonly epsilon: number;
}

tf.registerGradient({
  kernelName: "AttendingLayerNorm",
  inputsToSave: ["x", "weight"],
  gradFunc: (dy, saved, attributes) => {
    const [x, weight] = saved;
    const [dx, dWeight, dBias] = runFused<tf.Tensor[]>(
      "AttendingLayerNormGradient",
      { x, weight, dy } as Record<string, tf.Tensor>,
      attributes as { epsilon: number },
    ) as [tf.Tensor, tf.Tensor, tf.Tensor];
    return { x: () => dx, weight: () => dWeight, bias: () => dBias };
  },
});

/**
 * (x - mean) / √(variance + epsilon) · weight + bias, with mean and variance
 * over the last axis (divided by dModel, not dModel - 1).
 *
 * @param x `[..., dModel]`
 * @returns the shape of `x`; the caller disposes
 * @see Ba et al. 2016, eq. 3–4, https://arxiv.org/abs/1607.06450
 */
export function layerNorm<T extends tf.Tensor>(
  x: T,
  { weight, bias, epsilon }: LayerNormParameters,
): T {
  // The kernel takes features by fours.
  if (
    weight.size % 4 === 0 &&
    hasKernel("AttendingLayerNorm", x, weight, bias)
  ) {
    const inputs = { x, weight, bias };
    return runFused<T>("AttendingLayerNorm", inputs, { epsilon });
  }
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(x, -1, true);
    return x.sub(mean).div(variance.add(epsilon).sqrt()).mul(weight).add(bias);
  });
}
