import * as tf from "@tensorflow/tfjs";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";

/**
 * The binary cross-entropy of logits, the mean over **all elements**: notes
 * times classes.
 *
 * -[y ln σ(z) + (1 - y) ln(1 - σ(z))] = max(z, 0) - z·y + ln(1 + e^-|z|).
 * The right-hand side is finite for every finite logit, where σ(z) itself
 * rounds to 0 or 1 and its logarithm is lost.
 *
 * @param logits any shape, e.g. `[batch, numClasses]`; scores, not probabilities
 * @param labels the shape of `logits`, each from 0 to 1
 * @returns a scalar in nats; the caller disposes
 * @throws ShapeError when the shapes differ: they would broadcast unnoticed
 * @see Bishop 2006, Pattern Recognition and Machine Learning, §4.3.2
 */
export function binaryCrossEntropyWithLogits(
  logits: tf.Tensor,
  labels: tf.Tensor,
): tf.Scalar {
  const wanted = formatShape(logits.shape);
  if (formatShape(labels.shape) !== wanted) {
    throw new ShapeError({
      where: "binaryCrossEntropyWithLogits",
      expected: `labels of shape ${wanted}, as the logits`,
      got: formatShape(labels.shape),
      fix: "Give one label for each logit.",
    });
  }
  return tf.tidy(() => {
    const largest = logits.relu().sub(logits.mul(labels));
    return largest.add(logits.abs().neg().exp().log1p()).mean<tf.Scalar>();
  });
}
