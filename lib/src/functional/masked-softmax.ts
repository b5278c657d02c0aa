import * as tf from "@tensorflow/tfjs";
import { hasKernel, runFused } from "./fused-kernel";

tf.registerGradient({
  kernelName: "AttendingMaskedSoftmax",
  outputsToSave: [true],
  gradFunc: (dy, saved, attributes) => {
    const { scale } = attributes as { scale: number };
    const inputs = { y: saved[0], dy } as Record<string, tf.Tensor>;
    // What may be attended to is given, not learned: the mask has no gradient.
    return {
      scores: () => runFused("AttendingSoftmaxGradient", inputs, { scale }),
    };
  },
});

/** What {@link maskedSoftmax} does before the exponentials. */
export interface MaskedSoftmaxOptions {
  /** `[batch, 1, 1, keyLen]`; 1 = may be attended to, 0 = hidden. */
  readonly mask?: tf.Tensor | undefined;
  /** Multiplies the scores. @default 1 */
  readonly scale?: number | undefined;
}

/**
 * softmax(scale · scores) over the keys that the mask does not hide.
 *
 * A hidden key gets weight 0; a row whose keys are all hidden is uniform.
 *
 * @param scores `[batch, numHeads, queryLen, keyLen]`
 * @returns the shape of `scores`; the caller disposes
 */
export function maskedSoftmax(
  scores: tf.Tensor4D,
  { mask, scale = 1 }: MaskedSoftmaxOptions = {},
): tf.Tensor4D {
  return tf.tidy((): tf.Tensor4D => {
    // -1e9 beside any other score is 0 after the exponential. -Infinity would
    // make NaN of a row in which all keys are hidden.
    const penalty = mask?.sub(1).mul(1e9);
    if (hasKernel("AttendingMaskedSoftmax")) {
      const inputs = { scores, ...(penalty && { penalty }) };
      return runFused<tf.Tensor4D>("AttendingMaskedSoftmax", inputs, { scale });
    }
    const scaled = scores.mul<tf.Tensor4D>(scale);
    return tf.softmax<tf.Tensor4D>(
      penalty ? scaled.add<tf.Tensor4D>(penalty) : scaled,
    );
  });
}
