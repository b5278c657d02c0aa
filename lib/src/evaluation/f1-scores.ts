import { countDecisions, type DecisionCounts } from "./count-decisions";
import type { NoteTable } from "./require-tables";

/** Of some decisions: how many were right, and how many were found. */
export interface PrecisionRecallF1 {
  /** Found and right, of all found. */
  readonly precision: number;
  /** Found, of all that are there. */
  readonly recall: number;
  /** The harmonic mean of both. */
  readonly f1: number;
  /** How many positive labels there are. */
  readonly support: number;
}

/** The scores of each class, and the two ways to sum them up. */
export interface F1Scores {
  readonly perClass: PrecisionRecallF1[];
  /** Of all decisions thrown together: frequent classes weigh more. */
  readonly micro: PrecisionRecallF1;
  /** The plain means over the classes: each weighs the same. */
  readonly macro: PrecisionRecallF1;
}

/**
 * Precision, recall and F1 = 2·TP / (2·TP + FP + FN): per class, micro, macro.
 *
 * What would be 0/0 is 0, as with scikit-learn's `zero_division=0`: the recall
 * of a class without positive labels, the precision of one never predicted.
 * Such a class counts in the macro means, as 0. Macro-F1 is the mean of the
 * classes' F1, not the F1 of the mean precision and recall.
 *
 * @param predictions `[numNotes][numClasses]`, 0 or 1
 * @param labels the same, 0 or 1
 * @throws DataError when tables differ in size or hold other numbers
 */
export function f1Scores(predictions: NoteTable, labels: NoteTable): F1Scores {
  const counts = countDecisions(predictions, labels);
  const perClass = counts.map(scoreCounts);
  const sum = (name: keyof DecisionCounts) =>
    counts.reduce((total, of) => total + of[name], 0);
  const mean = (name: keyof PrecisionRecallF1) =>
    perClass.reduce((total, of) => total + of[name], 0) / perClass.length;
  const micro = scoreCounts({
    truePositives: sum("truePositives"),
    falsePositives: sum("falsePositives"),
    falseNegatives: sum("falseNegatives"),
    trueNegatives: sum("trueNegatives"),
  });
  const macro = {
    precision: mean("precision"),
    recall: mean("recall"),
    f1: mean("f1"),
    support: micro.support,
  };
  return { perClass, micro, macro };
}

function scoreCounts({
  truePositives,
  falsePositives,
  falseNegatives,
}: DecisionCounts): PrecisionRecallF1 {
  const found = truePositives + falsePositives;
  const support = truePositives + falseNegatives;
  return {
    precision: share(truePositives, found),
    recall: share(truePositives, support),
    f1: share(2 * truePositives, found + support),
    support,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
