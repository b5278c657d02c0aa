import { DataError } from "../errors/data-error";
import { type NoteTable, requireSameTables } from "./require-tables";

/** How decisions met the labels. */
export interface DecisionCounts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/**
 * How the decisions for each class met its labels.
 *
 * @param predictions `[numNotes][numClasses]`, 0 or 1
 * @param labels the same, 0 or 1
 * @throws DataError when tables differ in size or hold other numbers, e.g.
 * probabilities
 */
export function countDecisions(
  predictions: NoteTable,
  labels: NoteTable,
): DecisionCounts[] {
  requireSameTables("countDecisions", predictions, labels);
  requireBinary("predictions", predictions);
  requireBinary("labels", labels);
  return (labels[0] ?? []).map((_, c) => {
    const count = (predicted: number, label: number) =>
      labels.filter(
        (row, n) => row[c] === label && predictions[n]?.[c] === predicted,
      ).length;
    return {
      truePositives: count(1, 1),
      falsePositives: count(1, 0),
      falseNegatives: count(0, 1),
      trueNegatives: count(0, 0),
    };
  });
}

function requireBinary(name: string, table: NoteTable): void {
  table.forEach((row, n) => {
    const c = row.findIndex((value) => value !== 0 && value !== 1);
    if (c === -1) return;
    throw new DataError({
      where: "countDecisions",
      expected: `${name} of 0 or 1`,
      got: `${row[c]} for class ${c} of note ${n}`,
      fix: "Turn probabilities into decisions with thresholdProbabilities.",
    });
  });
}
