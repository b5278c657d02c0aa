import { DataError } from "../errors/data-error";

/** Precision and recall when all scores from a threshold up are positive. */
export interface CurvePoint {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/** A class's curve, and its area. */
export interface PrecisionRecallCurve {
  /** From the highest threshold down; recall never falls along the way. */
  readonly points: CurvePoint[];
  /** NaN when no label is positive, as is every recall then. */
  readonly averagePrecision: number;
}

/**
 * Precision over recall at every threshold that changes a decision, and the
 * average precision Σ (Rₙ - Rₙ₋₁) Pₙ.
 *
 * The sum has no interpolation: a straight line between points would promise
 * what no threshold gives. Equal scores make one point.
 *
 * @param scores `[numNotes]`, logits or probabilities of one class
 * @param labels `[numNotes]`, 0 or 1
 * @throws DataError when the lists differ in length, or a score is NaN
 * @see scikit-learn's `average_precision_score`
 */
export function precisionRecallCurve(
  scores: readonly number[],
  labels: readonly number[],
): PrecisionRecallCurve {
  requireScores(scores, labels);
  const numPositives = labels.filter((label) => label === 1).length;
  const ranked = scores
    .map((score, n) => ({ score, label: labels[n] ?? 0 }))
    .sort((a, b) => b.score - a.score);
  const points: CurvePoint[] = [];
  let found = 0;
  let area = 0;
  ranked.forEach(({ score, label }, n) => {
    found += label;
    if (ranked[n + 1]?.score === score) return;
    const recall = found / numPositives;
    const precision = found / (n + 1);
    area += (recall - (points.at(-1)?.recall ?? 0)) * precision;
    points.push({ threshold: score, precision, recall });
  });
  return { points, averagePrecision: numPositives > 0 ? area : Number.NaN };
}

function requireScores(
  scores: readonly number[],
  labels: readonly number[],
): void {
  const refuse = (expected: string, got: string, fix: string) =>
    new DataError({ where: "precisionRecallCurve", expected, got, fix });
  if (scores.length !== labels.length) {
    throw refuse(
      `${scores.length} labels, one for each score`,
      `${labels.length}`,
      "Take the same column of both tables.",
    );
  }
  const n = scores.findIndex(Number.isNaN);
  if (n !== -1) {
    throw refuse(
      "scores that can be ranked",
      `NaN for note ${n}`,
      "Did its training go wrong?",
    );
  }
  const other = labels.findIndex((label) => label !== 0 && label !== 1);
  if (other !== -1) {
    const got = `${labels[other]} for note ${other}`;
    throw refuse("labels of 0 or 1", got, "Pass scores first, then labels.");
  }
}
