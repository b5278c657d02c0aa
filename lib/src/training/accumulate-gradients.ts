import * as tf from "@tensorflow/tfjs";
import type { Module } from "../layers/module";
import { scaleGradients } from "./clip-gradient-norm";
import { lossAndGradients } from "./gradients";

/** What {@link accumulateGradients} needs to know of a batch. */
export interface BatchLoss<B> {
  readonly computeLoss: (batch: B) => tf.Scalar;
  /** What the mean loss of a batch is a mean over. */
  readonly countExamples: (batch: B) => number;
}

/** The loss and gradients of some batches taken as one. */
export interface AccumulatedGradients {
  /** Mean over the examples. */
  loss: number;
  numExamples: number;
  /** The caller disposes. */
  gradients: tf.NamedTensorMap;
}

/**
 * The loss and gradients of the batches, as if they were one large batch.
 *
 * Σ nᵢ gᵢ / Σ nᵢ: a batch counts by its examples, for the mean of the means of
 * unequal batches is not the mean. Only one batch is in memory with its
 * intermediate results at a time.
 */
export function accumulateGradients<B>(
  model: Module,
  batches: readonly B[],
  { computeLoss, countExamples }: BatchLoss<B>,
): AccumulatedGradients {
  const total: AccumulatedGradients = {
    loss: 0,
    numExamples: 0,
    gradients: {},
  };
  try {
    for (const batch of batches) {
      const numExamples = countExamples(batch);
      const part = lossAndGradients(model, () => computeLoss(batch));
      // A single batch keeps its numbers to the last bit.
      if (batches.length === 1) return { ...part, numExamples };
      scaleGradients(part.gradients, numExamples);
      addGradients(total.gradients, part.gradients);
      total.loss += numExamples * part.loss;
      total.numExamples += numExamples;
    }
    scaleGradients(total.gradients, 1 / total.numExamples);
    return { ...total, loss: total.loss / total.numExamples };
  } catch (error) {
    tf.dispose(total.gradients);
    throw error;
  }
}

/** Nothing; adds `part` to `total`, in whose place the sums are. */
function addGradients(total: tf.NamedTensorMap, part: tf.NamedTensorMap): void {
  for (const [name, gradient] of Object.entries(part)) {
    const sum = total[name];
    if (sum === undefined) {
      total[name] = gradient;
      continue;
    }
    total[name] = sum.add(gradient);
    tf.dispose([sum, gradient]);
  }
}
