import { DataError } from "../../errors/data-error";

/**
 * Makes sure that there is one outcome for each confidence, and that these are
 * probabilities.
 *
 * @throws DataError where that is not so, or there are none
 */
export function requireConfidences(
  where: string,
  confidences: readonly number[],
  isCorrect: readonly unknown[],
): void {
  if (confidences.length === 0 || confidences.length !== isCorrect.length) {
    throw new DataError({
      where,
      expected: "as many outcomes as confidences, and at least one",
      got: `${isCorrect.length} and ${confidences.length}`,
      fix: "Give both of the same predictions, in the same order.",
    });
  }
  const place = confidences.findIndex((share) => !(share >= 0 && share <= 1));
  if (place < 0) return;
  throw new DataError({
    where,
    expected: "confidences from 0 to 1",
    got: `${confidences[place]} at ${place}`,
    fix: "Give probabilities, not logits.",
  });
}
