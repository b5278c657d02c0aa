import { type NoteTable, requireSameTables } from "./require-tables";

/**
 * The share of the notes whose decisions are right for **every** class.
 *
 * @param predictions `[numNotes][numClasses]`, 0 or 1
 * @param labels the same
 * @throws DataError when tables differ in size or are empty
 */
export function exactMatchRatio(
  predictions: NoteTable,
  labels: NoteTable,
): number {
  requireSameTables("exactMatchRatio", predictions, labels);
  const right = labels.filter((row, n) =>
    row.every((label, c) => predictions[n]?.[c] === label),
  );
  return right.length / labels.length;
}

/**
 * Of the notes **with at least one label**, the share whose highest score is at
 * one of them. NaN when no note has a label.
 *
 * A note without a label has no right answer and is left out. Of equal scores
 * the first class counts as the highest.
 *
 * @param scores `[numNotes][numClasses]`, logits or probabilities
 * @param labels the same, 0 or 1
 * @throws DataError when tables differ in size or are empty
 */
export function topOneAccuracyOfLabelledNotes(
  scores: NoteTable,
  labels: NoteTable,
): number {
  requireSameTables("topOneAccuracyOfLabelledNotes", scores, labels);
  const tops = labels.flatMap((row, n) => {
    if (!row.includes(1)) return [];
    const highest = highestIndex(scores[n] ?? []);
    return [row[highest] === 1];
  });
  return tops.filter(Boolean).length / tops.length;
}

function highestIndex(scores: readonly number[]): number {
  let highest = 0;
  scores.forEach((score, c) => {
    if (score > (scores[highest] ?? Number.NaN)) highest = c;
  });
  return highest;
}
