import * as tf from "@tensorflow/tfjs";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
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
    if (!mask) return tf.softmax(scores.mul<tf.Tensor4D>(scale));
    requireKeys(scores, mask);
    // -1e9 beside any other score is 0 after the exponential. -Infinity would
    // make NaN of a row in which all keys are hidden.
    const penalty = mask.sub(1).mul(1e9);
    if (hasKernel("AttendingMaskedSoftmax", scores, penalty)) {
      const inputs = { scores, penalty };
      return runFused<tf.Tensor4D>("AttendingMaskedSoftmax", inputs, { scale });
    }
    return tf.softmax(scores.mul(scale).add<tf.Tensor4D>(penalty));
  });
}

/** A kernel reads as many numbers as it is told; they have to be there. */
function requireKeys({ shape }: tf.Tensor4D, mask: tf.Tensor): void {
  const [batch, , , keyLen] = shape;
  const [maskBatch, heads, queries, keys] = mask.shape;
  const isOne = heads === 1 && queries === 1 && mask.rank === 4;
  const fits = keys === keyLen && (maskBatch === batch || maskBatch === 1);
  if (isOne && fits) return;
  throw new ShapeError({
    where: "maskedSoftmax",
    expected: `mask of shape [${batch}, 1, 1, ${keyLen}]`,
    got: formatShape(mask.shape),
    fix: "1 marks a key that may be attended to, 0 a hidden one.",
  });
}
