import * as tf from "@tensorflow/tfjs";
import { bucketByLength, noteLength } from "../data/length-buckets";
import type { Module } from "../layers/module";

/** A model that gives a logit for each class of each note. */
export interface NoteClassifier extends Module {
  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D };
}

/** The notes to predict, and in what portions. */
export interface PredictionOptions {
  /** `[numNotes][maxLen]`, 0 = padding. */
  readonly tokenIds: readonly (readonly number[])[];
  /** @default 32 */
  readonly batchSize?: number | undefined;
}

/**
 * The probabilities that a model gives to each class of each note, in the order
 * of the notes.
 *
 * The model is in `eval()` mode meanwhile, and in its former mode afterwards.
 * Notes of similar length are computed together, cut to the longest of them.
 *
 * @returns `[numNotes][numClasses]`
 */
export function predictProbabilities(
  model: NoteClassifier,
  { tokenIds, batchSize = 32 }: PredictionOptions,
): number[][] {
  const wasTraining = model.training;
  model.eval();
  try {
    const lengths = tokenIds.map(noteLength);
    const probabilities: number[][] = tokenIds.map(() => []);
    for (const notes of bucketByLength({ lengths, batchSize })) {
      const width = Math.max(1, ...notes.map((note) => lengths[note] ?? 0));
      const batch = notes.map((n) => (tokenIds[n] ?? []).slice(0, width));
      const rows = predictBatch(model, batch);
      notes.forEach((note, row) => {
        probabilities[note] = rows[row] ?? [];
      });
    }
    return probabilities;
  } finally {
    if (wasTraining) model.train();
  }
}

function predictBatch(model: NoteClassifier, batch: number[][]): number[][] {
  const logits = tf.tidy(
    () => model.forward(tf.tensor2d(batch, undefined, "int32")).logits,
  );
  const probabilities = logits.sigmoid<tf.Tensor2D>();
  const rows = probabilities.arraySync();
  tf.dispose([logits, probabilities]);
  return rows;
}
