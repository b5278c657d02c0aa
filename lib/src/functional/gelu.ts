import * as tf from "@tensorflow/tfjs";
import { hasKernel, runFused } from "./fused-kernel";

tf.registerGradient({
  kernelName: "AttendingGelu",
  inputsToSave: ["x"],
  gradFunc: (dy, [x]) => ({
    x: () => runFused("AttendingGeluGradient", { x, dy } as GeluInputs),
  }),
});

/** What tfjs hands to a gradient, whose types it does not tell apart. */
type GeluInputs = Record<"x" | "dy", tf.Tensor>;

/**
 * x · Φ(x), Φ being the standard normal distribution: a ReLU without an edge.
 *
 * gelu(x) = x · (1 + erf(x / √2)) / 2, not its approximation by tanh.
 *
 * @param x any shape
 * @returns the shape of `x`; the caller disposes
 * @see Hendrycks and Gimpel 2016, §2, https://arxiv.org/abs/1606.08415
 */
export function gelu<T extends tf.Tensor>(x: T): T {
  if (hasKernel("AttendingGelu", x)) return runFused<T>("AttendingGelu", { x });
  return tf.tidy(() => x.mul(0.5).mul(x.mul(Math.SQRT1_2).erf().add(1)));
}
