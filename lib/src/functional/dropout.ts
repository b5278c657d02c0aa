import * as tf from "@tensorflow/tfjs";
import { hasKernel, runFused } from "./fused-kernel";
import { keepMask } from "./keep-mask";

tf.registerGradient({
  kernelName: "AttendingDropout",
  gradFunc: (dy, _, attributes) => ({
    // The same seed drops the same values.
    x: () =>
      runFused(
        "AttendingDropout",
        { x: dy as tf.Tensor },
        attributes as { rate: number; seed: number },
      ),
  }),
});

/** Which values are dropped. */
export interface DropoutDraw {
  /** The share of values that become 0, in [0, 1). */
  readonly rate: number;
  /** In [0, 2³²); the same seed drops the same values on every backend. */
  readonly seed: number;
}

/**
 * `x` with a share of its values 0 and the others divided by 1 - rate.
 *
 * @param x any shape
 * @returns the shape of `x`; the caller disposes
 * @see Srivastava et al. 2014, https://jmlr.org/papers/v15/srivastava14a.html
 */
export function dropout<T extends tf.Tensor>(
  x: T,
  { rate, seed }: DropoutDraw,
): T {
  if (hasKernel("AttendingDropout", x)) {
    return runFused<T>("AttendingDropout", { x }, { rate, seed });
  }
  return tf.tidy(() => {
    const keep = keepMask({ rate, seed }, x.size);
    return x.mul(tf.tensor(keep, x.shape));
  });
}
