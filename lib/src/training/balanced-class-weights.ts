import { requirePositiveInteger } from "../errors/require-positive-integer";
import { VocabularyError } from "../errors/vocabulary-error";
import { ignoredLabel } from "../functional/token-classification-loss";

/**
 * A weight for each label, the inverse of its frequency: N / (C · n_c).
 *
 * N counts the labels that are not -100, C the labels that there are, n_c those
 * of label c: all labels together then weigh as much as one. What never occurs
 * has weight 0, since no loss can ask for it.
 *
 * @param labels `[sentence][piece]`, from 0 to numLabels - 1, or -100
 * @throws DataError when `numLabels` is not a positive integer, VocabularyError
 * when a label is another
 * @see scikit-learn, `compute_class_weight` with "balanced"; King and Zeng
 * 2001, https://doi.org/10.1093/oxfordjournals.pan.a004868
 * @example
 * balancedClassWeights([[-100, 0, 0, 0, 1]], 2); // [4 / 6, 4 / 2]
 */
export function balancedClassWeights(
  labels: readonly (readonly number[])[],
  numLabels: number,
): number[] {
  requirePositiveInteger("balancedClassWeights", "numLabels", numLabels);
  const counts = new Array<number>(numLabels).fill(0);
  for (const label of labels.flat()) {
    if (label === ignoredLabel) continue;
    const count = counts[label];
    if (count === undefined) throw refuse(label, numLabels);
    counts[label] = count + 1;
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (count === 0 ? 0 : all / (numLabels * count)));
}

function refuse(label: number, numLabels: number): VocabularyError {
  return new VocabularyError({
    where: "balancedClassWeights",
    expected: `labels from 0 to ${numLabels - 1}, or ${ignoredLabel}`,
    got: `${label}`,
    fix: "Give the number of labels that the corpus has.",
  });
}
