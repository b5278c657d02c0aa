import * as tf from "@tensorflow/tfjs";
import { ignoredLabel } from "../functional/token-classification-loss";
import type { BertForClinicalNER } from "../models/bert/bert-for-clinical-ner";
import { clipGradientNorm } from "../training/clip-gradient-norm";
import type { Optimizer } from "../training/fit-options";
import { lossAndGradients } from "../training/gradients";
import { constantSchedule, type Schedule } from "../training/schedules";
import type { NerBatch } from "./aligned-tensors";

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
  /** The mean over all counted pieces of the epoch, in nats, each with the
   * parameters of its step. */
  readonly loss: number;
  /** Steps taken, one a batch. */
  readonly steps: number;
}

/**
 * Trains a model for one pass over the batches, in `train()` mode.
 *
 * At each batch: the loss of the counted pieces, its gradients, their norm
 * clipped over all parameters together, and a step at the rate of the schedule,
 * which moves on **with each step**, not with each epoch.
 *
 * The loss returned is the mean over all counted pieces: batches differ in how
 * many they have, so that the mean of their means would be another number.
 *
 * @returns `{ loss, steps }`; `firstStep + steps` is the next epoch's firstStep
 * @throws what `model.forward` throws; the batch is disposed of then, too
 * @example
 * await trainEpoch({ model, batches: loader.batches(random), optimizer });
 * @see Devlin et al. 2019, Appendix A.3, https://arxiv.org/abs/1810.04805
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
  let [lossSum, numCounted, steps] = [0, 0, 0];
  for (const batch of batches) {
    try {
      const labels = batch.labels.dataSync();
      const counted = labels.filter((label) => label !== ignoredLabel).length;
      const { loss, gradients } = lossAndGradients(model, () => {
        const output = model.forward({ ...batch, classWeights });
        return output.loss ?? tf.scalar(Number.NaN);
      });
      clipGradientNorm(gradients, maxGradientNorm);
      optimizer.step(gradients, schedule(firstStep + steps));
      tf.dispose(gradients);
      lossSum += loss * counted;
      numCounted += counted;
      steps += 1;
    } finally {
      tf.dispose(batch);
    }
    await tf.nextFrame();
  }
  return { loss: lossSum / numCounted, steps };
}
