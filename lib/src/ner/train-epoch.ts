import * as tf from "@tensorflow/tfjs";
import type { BertForClinicalNER } from "../models/bert/bert-for-clinical-ner";
import { clipGradientNorm } from "../training/clip-gradient-norm";
import type { Optimizer } from "../training/fit-options";
import { lossAndGradients } from "../training/gradients";
import { constantSchedule, type Schedule } from "../training/schedules";
import { ignoredLabel } from "../training/token-classification-loss";
import type { NerBatch } from "./ner-loader";

/** A model, and what an epoch of its training needs. */
export interface NerEpochOptions {
  readonly model: BertForClinicalNER;
  /** One pass; each batch is disposed of. */
  readonly batches: Iterable<NerBatch>;
  readonly optimizer: Optimizer;
  /** The rates' factor at each step. @default constantSchedule() */
  readonly schedule?: Schedule | undefined;
  /** Steps that were taken before this epoch. @default 0 */
  readonly firstStep?: number | undefined;
  /** The norm above which gradients are scaled down. @default 1 */
  readonly maxGradientNorm?: number | undefined;
  /** How much each label's pieces count. @default all alike */
  readonly classWeights?: readonly number[] | undefined;
}

/** What one epoch came to. */
export interface NerEpoch {
  /** The mean over all counted pieces of the epoch. */
  readonly loss: number;
  /** Steps taken, one a batch. */
  readonly steps: number;
}

/**
 * Trains a model for one pass over the batches, in `train()` mode.
 *
 * At each batch: loss, gradients, clipping, a step at the schedule's rate.
 */
export async function trainEpoch({
  model,
  batches,
  optimizer,
  schedule = constantSchedule(),
  firstStep = 0,
  maxGradientNorm = 1,
  classWeights,
}: NerEpochOptions): Promise<NerEpoch> {
  model.train();
  let [sum, counted, steps] = [0, 0, 0];
  for (const batch of batches) {
    const { loss, gradients } = lossAndGradients(model, () => {
      const output = model.forward({ ...batch, classWeights });
      return output.loss ?? tf.scalar(Number.NaN);
    });
    clipGradientNorm(gradients, maxGradientNorm);
    optimizer.step(gradients, schedule(firstStep + steps));
    const numCounted = countLabels(batch.labels);
    tf.dispose([gradients, batch]);
    sum += loss * numCounted;
    counted += numCounted;
    steps++;
    await tf.nextFrame();
  }
  return { loss: sum / counted, steps };
}

function countLabels(labels: tf.Tensor2D): number {
  return labels.dataSync().filter((label) => label !== ignoredLabel).length;
}
