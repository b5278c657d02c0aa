import * as tf from "@tensorflow/tfjs";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import { VocabularyError } from "../errors/vocabulary-error";

/** The label of a token that is not counted: padding, or a later word piece. */
export const ignoredLabel = -100;

/**
 * The cross-entropy of each token's label, the mean over **counted tokens**:
 * those whose label is not {@link ignoredLabel}.
 *
 * -ln softmax(z)[y] = ln Σ e^(z - m) - (z[y] - m), m being the largest logit:
 * finite for every finite logit. A batch without a counted token has loss 0.
 *
 * @param logits `[batch, seqLen, numLabels]`
 * @param labels int32 `[batch, seqLen]`, from 0 to numLabels - 1, or -100
 * @returns a scalar in nats; the caller disposes
 * @throws ShapeError when labels are not one a token, VocabularyError when one
 * is neither -100 nor below numLabels
 * @see Bishop 2006, Pattern Recognition and Machine Learning, §4.3.4
 */
export function tokenClassificationLoss(
  logits: tf.Tensor3D,
  labels: tf.Tensor2D,
): tf.Scalar {
  requireLabelEach(logits, labels);
  const numLabels = logits.shape[2];
  const counted = countLabels(labels.dataSync(), numLabels);
  return tf.tidy(() => {
    // Each counted token's weight, at its label: 1 / number of counted tokens.
    const weights = tf.tensor(labelWeights(labels, counted, numLabels), [
      labels.size,
      numLabels,
    ]);
    const scores = logits.reshape([labels.size, numLabels]);
    return tf.logSoftmax(scores).mul(weights).sum<tf.Scalar>().neg();
  });
}

function labelWeights(
  labels: tf.Tensor2D,
  counted: number,
  numLabels: number,
): Float32Array {
  const weights = new Float32Array(labels.size * numLabels);
  labels.dataSync().forEach((label, token) => {
    if (label === ignoredLabel) return;
    weights[token * numLabels + label] = 1 / counted;
  });
  return weights;
}

function countLabels(labels: ArrayLike<number>, numLabels: number): number {
  let counted = 0;
  for (let token = 0; token < labels.length; token++) {
    const label = labels[token] ?? Number.NaN;
    if (label === ignoredLabel) continue;
    if (!(Number.isInteger(label) && label >= 0 && label < numLabels)) {
      throw new VocabularyError({
        where: "tokenClassificationLoss",
        expected: `labels from 0 to ${numLabels - 1}, or ${ignoredLabel}`,
        got: `${label}`,
        fix: "Build the model with the number of labels of the data.",
      });
    }
    counted++;
  }
  return counted;
}

function requireLabelEach(logits: tf.Tensor3D, labels: tf.Tensor2D): void {
  const wanted = formatShape(logits.shape.slice(0, -1));
  if (logits.rank === 3 && formatShape(labels.shape) === wanted) return;
  throw new ShapeError({
    where: "tokenClassificationLoss",
    expected:
      logits.rank === 3
        ? `labels of shape ${wanted}`
        : "logits of shape [batch, seqLen, numLabels]",
    got: formatShape(logits.rank === 3 ? labels.shape : logits.shape),
    fix: "Give one label for each token.",
  });
}
