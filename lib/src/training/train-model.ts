import * as tf from "@tensorflow/tfjs";
import type { DataLoader } from "../data/data-loader";
import { f1Scores } from "../evaluation/f1-scores";
import type { NoteClassifier } from "../evaluation/predict-probabilities";
import { Adam } from "./adam";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy";
import { clipGradientNorm } from "./clip-gradient-norm";
import type { ProgressReporter } from "./fit-options";
import { lossAndGradients } from "./gradients";

/** What {@link trainModel} trains on, and how. */
export interface TrainingOptions {
  /** Gives its batches in a new order on each pass, if it shuffles. */
  readonly train: DataLoader;
  /** Measured after each epoch, never trained on. */
  readonly validation: DataLoader;
  /** How often every training note is seen. @default 25 */
  readonly epochs?: number | undefined;
  /** @default 3e-4 */
  readonly learningRate?: number | undefined;
  /** The global norm above which gradients are scaled down. @default 1 */
  readonly maxGradientNorm?: number | undefined;
  /** Told of each step; a `ProgressBar`, for example. @default nothing */
  readonly progress?: ProgressReporter | undefined;
  /** Stops after the current step when aborted. @default never */
  readonly signal?: AbortSignal | undefined;
}

/** What one epoch came to. */
export interface TrainingEpoch {
  /** From 1. */
  readonly epoch: number;
  /** Mean over the notes, each with the parameters of its step. */
  readonly trainLoss: number;
  /** Micro-F1 of the decisions at a probability of 0.5. */
  readonly validationF1: number;
}

/** What {@link trainModel} returns. */
export interface TrainingResult {
  /** One record for each epoch, that in which it was stopped included. */
  readonly history: TrainingEpoch[];
  /** That with the highest validation F1; none when stopped before a step. */
  readonly best: TrainingEpoch | undefined;
}

/**
 * Trains a classifier of notes, and keeps its best epoch.
 *
 * Each step: the binary cross-entropy of a batch's logits, its gradients,
 * scaled down where their global norm is above `maxGradientNorm`, and a step of
 * Adam. Each epoch ends with the micro-F1 of the validation notes.
 *
 * The model ends in `eval()` mode, with the parameters of the epoch whose
 * validation F1 was highest, the first of equals. When `signal` is aborted, no
 * further step is taken, and the epoch so far is validated like a whole one.
 *
 * @returns the epochs in order, and the best of them
 * @example
 * const { history } = await trainModel(model, { train, validation });
 * @see Kingma and Ba 2015, Algorithm 1, https://arxiv.org/abs/1412.6980;
 * Pascanu et al. 2013, §3.2, https://arxiv.org/abs/1211.5063
 */
export async function trainModel(
  model: NoteClassifier,
  {
    train,
    validation,
    epochs = 25,
    learningRate = 3e-4,
    maxGradientNorm = 1,
    progress,
    signal,
  }: TrainingOptions,
): Promise<TrainingResult> {
  const optimizer = new Adam(model.namedParameters(), { learningRate });
  const history: TrainingEpoch[] = [];
  let best: TrainingEpoch | undefined;
  let bestParameters = model.stateDict();
  let steps = 0;

  const trainEpoch = async (): Promise<number> => {
    let lossSum = 0;
    let numNotes = 0;
    model.train();
    for (const { tokenIds, labels } of train) {
      const { loss, gradients } = lossAndGradients(model, () =>
        binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels),
      );
      clipGradientNorm(gradients, maxGradientNorm);
      optimizer.step(gradients);
      // A batch counts by its notes: the last one may have fewer.
      const [batch] = labels.shape;
      lossSum += batch * loss;
      numNotes += batch;
      tf.dispose([tokenIds, labels, gradients]);
      steps += 1;
      progress?.update(steps, `loss ${(lossSum / numNotes).toFixed(4)}`);
      // Lets the progress be drawn, and a stop be heard.
      await tf.nextFrame();
      if (signal?.aborted) break;
    }
    return lossSum / numNotes;
  };

  const validate = (): number => {
    const predictions: number[][] = [];
    const truth: number[][] = [];
    model.eval();
    for (const { tokenIds, labels } of validation) {
      const decisions = tf.tidy(() => {
        const { logits } = model.forward(tokenIds);
        // A probability above 0.5 is a logit above 0.
        return logits.greater(0).toInt() as tf.Tensor2D;
      });
      predictions.push(...decisions.arraySync());
      truth.push(...labels.arraySync());
      tf.dispose([tokenIds, labels, decisions]);
    }
    return f1Scores(predictions, truth).micro.f1;
  };

  for (let epoch = 1; epoch <= epochs && !signal?.aborted; epoch++) {
    const trainLoss = await trainEpoch();
    const validationF1 = validate();
    const record = { epoch, trainLoss, validationF1 };
    history.push(record);
    if (best === undefined || validationF1 > best.validationF1) {
      best = record;
      bestParameters = model.stateDict();
    }
  }
  model.loadStateDict(bestParameters);
  optimizer.dispose();
  progress?.finish(
    best && `best validation F1 ${best.validationF1.toFixed(4)}`,
  );
  return { history, best };
}
