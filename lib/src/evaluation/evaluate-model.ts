import * as tf from "@tensorflow/tfjs";
import type { DataLoader } from "../data/data-loader";
import type { NoteClassifier } from "./predict-probabilities";
import { thresholdProbabilities } from "./threshold-probabilities";

/** A model's answers, and what is true; row n of each is the same note. */
export interface Evaluation {
  /** `[numNotes][numClasses]`, 1 where a probability is above 0.5, else 0 */
  readonly predictions: number[][];
  /** `[numNotes][numClasses]`, 0 or 1 */
  readonly labels: number[][];
  /** `[numNotes][numClasses]`, each class on its own: rows need not sum to 1 */
  readonly probabilities: number[][];
}

/**
 * What a model says of every note of a loader, beside the notes' labels, in the
 * order in which the loader gives them.
 *
 * A probability is the sigmoid of a logit. The model is put into `eval()` mode.
 *
 * @returns three tables, for `f1Scores(predictions, labels)` and the like
 * @example
 * const { predictions, labels } = evaluateModel(model, test);
 * f1Scores(predictions, labels).micro.f1;
 */
export function evaluateModel(
  model: NoteClassifier,
  loader: DataLoader,
): Evaluation {
  const labels: number[][] = [];
  const probabilities: number[][] = [];
  model.eval();
  for (const batch of loader) {
    const rows = tf.tidy(() =>
      model.forward(batch.tokenIds).logits.sigmoid<tf.Tensor2D>().arraySync(),
    );
    probabilities.push(...rows);
    labels.push(...batch.labels.arraySync());
    tf.dispose(batch);
  }
  const predictions = thresholdProbabilities(probabilities, 0.5);
  return { predictions, labels, probabilities };
}
