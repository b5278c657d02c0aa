import * as tf from "@tensorflow/tfjs";
import { requireScores, type ScoredTokens } from "./require-scores";
import { selectTarget } from "./select-target";

/** One note, and in what order its tokens are to go. */
export interface DeletionCurveOptions extends ScoredTokens {
  /** `int32 [notes, seqLen] → [notes, classes]` */
  readonly forward: (tokenIds: tf.Tensor2D) => tf.Tensor2D;
  /** The class whose logit is watched. */
  readonly target: number;
  /** What stands in a token's place. @default 0, padding */
  readonly replacementId?: number | undefined;
}

/** The logit, as tokens go or come. */
export interface TokenCurve {
  /** Shares of the note's tokens, from 0 to 1. */
  readonly fractions: number[];
  /** The target's logit at each. */
  readonly logits: number[];
  /** Under the logits, over the fractions, by trapezoids. */
  readonly area: number;
}

/**
 * The target's logit, as the tokens with the highest scores are replaced one
 * after another; places stay. The faster it falls, the more faithful the
 * scores: the smaller the area, against that of a random order.
 *
 * @throws DataError when there is not one finite score a token, or no token can
 * go
 * @see Petsiuk et al. 2018, §4.1, https://arxiv.org/abs/1806.07421
 */
export function deletionCurve({
  forward,
  tokenIds,
  scores,
  target,
  replacementId = 0,
  keptIds = [0, 2],
}: DeletionCurveOptions): TokenCurve {
  requireScores("deletionCurve", { tokenIds, scores, keptIds });
  const scoreOf = (place: number): number => scores[place] ?? 0;
  const order = [...tokenIds.entries()]
    .filter(([, id]) => !keptIds.includes(id))
    .map(([place]) => place)
    // A sort is stable: of equal scores the earlier token stays in front.
    .sort((a, b) => scoreOf(b) - scoreOf(a));
  const notes = [...Array(order.length + 1).keys()].map((count) => {
    const gone = order.slice(0, count);
    return tokenIds.map((id, place) =>
      gone.includes(place) ? replacementId : id,
    );
  });
  const logits = tf.tidy(() => {
    const output = forward(tf.tensor2d(notes, undefined, "int32"));
    return [...selectTarget(output, target).dataSync()];
  });
  const fractions = logits.map((_, count) => count / order.length);
  const trapezoids = logits
    .slice(1)
    .map((logit, i) => (logit + (logits[i] ?? 0)) / 2 / order.length);
  const area = trapezoids.reduce((sum, one) => sum + one, 0);
  return { fractions, logits, area };
}
