import {
  type DeletionCurveOptions,
  deletionCurve,
  type TokenCurve,
} from "./deletion-curve";
import { requireScores } from "./require-scores";

/**
 * {@link deletionCurve} the other way: from a note with every token replaced, those with the
 * highest scores come back first. The larger the area, the better.
 *
 * @throws as {@link deletionCurve}
 */
export function insertionCurve(options: DeletionCurveOptions): TokenCurve {
  const { tokenIds, scores, keptIds } = options;
  requireScores("insertionCurve", { tokenIds, scores, keptIds });
  const firstBack = [...scores.keys()].sort(
    (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b,
  );
  // Backwards in time it is a deletion, in which the last to come goes first.
  const lateness = scores.map((_, place) => firstBack.indexOf(place));
  const { fractions, logits, area } = deletionCurve({
    ...{ ...options, scores: lateness },
  });
  return { fractions, logits: logits.reverse(), area };
}
