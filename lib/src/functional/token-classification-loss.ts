import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
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
 * With class weights w the mean is a weighted one, as PyTorch's: Σ w[y] loss /
 * Σ w[y] over the counted tokens.
 *
 * @param logits `[batch, seqLen, numLabels]`
 * @param labels int32 `[batch, seqLen]`, from 0 to numLabels - 1, or -100
 * @param classWeights one for each label, none below 0; all 1 when left out
 * @returns a scalar in nats; the caller disposes
 * @throws ShapeError when labels are not one a token, VocabularyError when one
 * is neither -100 nor below numLabels, DataError when weights are not one a
 * label
 * @see Bishop 2006, Pattern Recognition and Machine Learning, §4.3.4
 */
export function tokenClassificationLoss(
  logits: tf.Tensor3D,
  labels: tf.Tensor2D,
  classWeights?: readonly number[],
): tf.Scalar {
  requireLabelEach(logits, labels);
  const numLabels = logits.shape[2];
  const weightOf = classWeights ?? new Array<number>(numLabels).fill(1);
  requireWeightEach(weightOf, numLabels);
  const whole = sumOfWeights(labels.dataSync(), weightOf);
  return tf.tidy(() => {
    // Each counted token's share of the mean, at its label.
    const weights = tf.tensor(labelWeights(labels, weightOf, whole), [
      labels.size,
      numLabels,
    ]);
    const scores = logits.reshape([labels.size, numLabels]);
    return tf.logSoftmax(scores).mul(weights).sum<tf.Scalar>().neg();
  });
}

/** How many labels count: what a batch's mean loss is a mean over. */
export function countLabels(labels: tf.Tensor): number {
  return labels.dataSync().filter((label) => label !== ignoredLabel).length;
}

function labelWeights(
  labels: tf.Tensor2D,
  weightOf: readonly number[],
  whole: number,
): Float32Array {
  const weights = new Float32Array(labels.size * weightOf.length);
  labels.dataSync().forEach((label, token) => {
    const weight = weightOf[label] ?? 0;
    // Also where the label is ignored, and where no weight is above 0.
    if (weight === 0) return;
    weights[token * weightOf.length + label] = weight / whole;
  });
  return weights;
}

function sumOfWeights(
  labels: ArrayLike<number>,
  weightOf: readonly number[],
): number {
  let sum = 0;
  for (let token = 0; token < labels.length; token++) {
    const label = labels[token] ?? Number.NaN;
    if (label === ignoredLabel) continue;
    const weight = weightOf[label];
    if (weight === undefined) {
      throw new VocabularyError({
        where: "tokenClassificationLoss",
        expected: `labels from 0 to ${weightOf.length - 1}, or ${ignoredLabel}`,
        got: `${label}`,
        fix: "Build the model with the number of labels of the data.",
      });
    }
    sum += weight;
  }
  return sum;
}

function requireWeightEach(
  classWeights: readonly number[],
  numLabels: number,
): void {
  const isWeight = (weight: number) => Number.isFinite(weight) && weight >= 0;
  if (classWeights.length === numLabels && classWeights.every(isWeight)) return;
  throw new DataError({
    where: "tokenClassificationLoss",
    expected: `${numLabels} classWeights, finite and none below 0`,
    got: `[${classWeights.join(", ")}]`,
    fix: "Give one for each label, in the order of the labels.",
  });
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
