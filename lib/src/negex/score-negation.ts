import { countDecisions } from "../evaluation/count-decisions";
import { f1Scores, type PrecisionRecallF1 } from "../evaluation/f1-scores";

/** How well negations are told; positive = negated. */
export interface NegationScores extends PrecisionRecallF1 {
  /** The share of right answers. */
  readonly accuracy: number;
  /** The accuracy of who calls nothing negated: compare with this, not 0. */
  readonly alwaysAffirmed: number;
}

/**
 * Accuracy, and precision, recall and F1 of what is called negated, beside the
 * accuracy of calling nothing so.
 *
 * @param said one for each concept
 * @param truth the same concepts, in the same order
 * @throws DataError when the lists differ in length or are empty
 */
export function scoreNegation(
  said: readonly boolean[],
  truth: readonly { readonly isNegated: boolean }[],
): NegationScores {
  const predictions = said.map((isNegated) => [Number(isNegated)]);
  const labels = truth.map(({ isNegated }) => [Number(isNegated)]);
  const { micro } = f1Scores(predictions, labels);
  const right = countDecisions(predictions, labels).reduce(
    (sum, { truePositives, trueNegatives }) =>
      sum + truePositives + trueNegatives,
    0,
  );
  const accuracy = right / truth.length;
  return {
    accuracy,
    alwaysAffirmed: 1 - micro.support / truth.length,
    ...micro,
  };
}
