import type { NoteTable } from "./require-tables";

/**
 * σ(logit) = 1 / (1 + e^-logit), the probability of a class on its own.
 *
 * Of large logits, too: e^-|z| never overflows.
 */
export function sigmoid(logit: number): number {
  const small = Math.exp(-Math.abs(logit));
  return (logit >= 0 ? 1 : small) / (1 + small);
}

/**
 * 1 where a probability is above the threshold, 0 elsewhere; a probability that
 * equals it is 0.
 *
 * Thresholds are for probabilities: a logit above 0 is a probability above 0.5.
 *
 * @param threshold one for all classes, or one for each
 * @returns `[numNotes][numClasses]`
 */
export function thresholdProbabilities(
  probabilities: NoteTable,
  threshold: number | readonly number[] = 0.5,
): number[][] {
  const of = (c: number) =>
    typeof threshold === "number" ? threshold : (threshold[c] ?? Number.NaN);
  return probabilities.map((row) => row.map((p, c) => (p > of(c) ? 1 : 0)));
}
