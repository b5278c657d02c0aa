import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";

/** What the outputs of a model are asked for. */
export const predictionTasks = [
  "binary",
  "multi-class",
  "multi-label",
  "regression",
] as const;

/**
 * What the outputs of a model are asked for: one yes or no, one of several
 * classes, a yes or no for each of several labels, or numbers.
 */
export type PredictionTask = (typeof predictionTasks)[number];

/**
 * What logits say in the task's own terms: sigmoid of each (binary,
 * multi-label), softmax over the last axis (multi-class), or as they are
 * (regression).
 *
 * Losses take logits, which is why models return these.
 *
 * @param logits `[..., numOutputs]`
 * @returns the shape of `logits`; the caller disposes
 */
export function activateLogits<T extends tf.Tensor>(
  logits: T,
  task: PredictionTask,
): T {
  if (task === "regression") return logits.clone();
  return task === "multi-class" ? tf.softmax(logits) : tf.sigmoid(logits);
}

/**
 * Nothing; throws unless a task of this name can have so many outputs.
 *
 * @param where the model that was made, for the message
 * @throws DataError when it cannot
 */
export function requireTask(
  where: string,
  task: PredictionTask,
  numOutputs: number,
): void {
  if (!predictionTasks.includes(task)) {
    throw new DataError({
      where,
      expected: `task to be one of ${predictionTasks.join(", ")}`,
      got: task,
      fix: "Choose one of these tasks.",
    });
  }
  if (task === "binary" && numOutputs !== 1) {
    throw new DataError({
      where,
      expected: "numOutputs of 1 for a binary task",
      got: `${numOutputs}`,
      fix: 'Several answers of yes or no are the task "multi-label".',
    });
  }
  if (task === "multi-class" && numOutputs < 2) {
    throw new DataError({
      where,
      expected: "numOutputs of at least 2 for a multi-class task",
      got: `${numOutputs}`,
      fix: "Give one output for each class; of one alone the softmax is 1.",
    });
  }
}
