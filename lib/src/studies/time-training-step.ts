import * as tf from "@tensorflow/tfjs";
import { percentile } from "../evaluation/percentile";
import type { NoteClassifier } from "../evaluation/predict-probabilities";
import { Adam } from "../training/adam";
import { binaryCrossEntropyWithLogits } from "../training/binary-cross-entropy";
import { clipGradientNorm } from "../training/clip-gradient-norm";
import { lossAndGradients } from "../training/gradients";

/** Which training steps are timed. */
export interface TrainingStepOptions {
  /** Ids from 1 to `vocabSize` - 1 are words. */
  readonly vocabSize: number;
  /** Words of each note. */
  readonly length: number;
  /** @default 4 */
  readonly numClasses?: number | undefined;
  /** @default 32 */
  readonly batchSize?: number | undefined;
  /** Steps before those that count. @default 3 */
  readonly numWarmup?: number | undefined;
  /** Steps that count. @default 10 */
  readonly numRuns?: number | undefined;
  /** Milliseconds since any fixed moment. @default performance.now */
  readonly now?: (() => number) | undefined;
}

/**
 * The median time of a training step in milliseconds: loss, gradients, clipping
 * at 1, and a step of Adam, on full notes of one length.
 *
 * The model's parameters are as before afterwards; it is in `train()` mode.
 */
export function timeTrainingStep(
  model: NoteClassifier,
  {
    vocabSize,
    length,
    numClasses = 4,
    batchSize = 32,
    numWarmup = 3,
    numRuns = 10,
    now = () => performance.now(),
  }: TrainingStepOptions,
): number {
  const words = Array.from(
    { length: batchSize * length },
    (_, i) => 1 + (i % (vocabSize - 1)),
  );
  const tokenIds = tf.tensor2d(words, [batchSize, length], "int32");
  const labels = tf.zeros<tf.Rank.R2>([batchSize, numClasses]);
  const before = model.stateDict();
  const optimizer = new Adam(model.namedParameters(), { learningRate: 3e-4 });
  model.train();
  const timeStep = (): number => {
    const start = now();
    const { gradients } = lossAndGradients(model, () =>
      binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels),
    );
    clipGradientNorm(gradients, 1);
    optimizer.step(gradients);
    tf.dispose(gradients);
    return now() - start;
  };
  for (let step = 0; step < numWarmup; step++) timeStep();
  const times = Array.from({ length: numRuns }, timeStep);
  tf.dispose([tokenIds, labels]);
  optimizer.dispose();
  model.loadStateDict(before);
  return percentile(times, 0.5);
}
