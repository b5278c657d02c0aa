import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";

/** One note, and in what order its tokens are to go. */
export interface DeletionCurveOptions {
  /** `int32 [notes, seqLen] → [notes, classes]` */
  readonly forward: (tokenIds: tf.Tensor2D) => tf.Tensor2D;
  readonly tokenIds: readonly number[];
  /** One for each token: the highest goes first, of equals the earlier. */
  readonly scores: readonly number[];
  /** The class whose logit is watched. */
  readonly target: number;
  /** What stands in a token's place. @default 0, padding */
  readonly replacementId?: number | undefined;
  /** Ids that stay: padding and special tokens. @default [0, 2]: `<PAD>`, `<CLS>` */
  readonly keptIds?: readonly number[] | undefined;
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
export function deletionCurve(options: DeletionCurveOptions): TokenCurve {
  const order = tokensByScore("deletionCurve", options);
  return curveOf(options, order, (gone, place) => gone.has(place));
}

/**
 * The same the other way: from a note with every token replaced, those with the
 * highest scores come back first. The larger the area, the better.
 *
 * @throws as {@link deletionCurve}
 */
export function insertionCurve(options: DeletionCurveOptions): TokenCurve {
  const order = tokensByScore("insertionCurve", options);
  const all = new Set(order);
  return curveOf(
    options,
    order,
    (back, place) => all.has(place) && !back.has(place),
  );
}

/** The places of the tokens that may go, the highest score first. */
function tokensByScore(
  where: string,
  { tokenIds, scores, keptIds = [0, 2] }: DeletionCurveOptions,
): number[] {
  const isRight =
    scores.length === tokenIds.length &&
    scores.every((score) => Number.isFinite(score));
  if (!isRight) {
    throw new DataError({
      where,
      expected: `${tokenIds.length} finite scores, one for each token`,
      got: `${scores.length}${scores.length === tokenIds.length ? ", not all finite" : ""}`,
      fix: "Sum the attributions of a token over the features of its vector.",
    });
  }
  const places = [...tokenIds.keys()].filter(
    (place) => !keptIds.includes(tokenIds[place] ?? 0),
  );
  if (places.length === 0) {
    throw new DataError({
      where,
      expected: "a token that may go",
      got: `${tokenIds.length} tokens, all of them kept`,
      fix: "keptIds holds padding and special tokens only.",
    });
  }
  const scoreAt = (place: number) => scores[place] ?? 0;
  return places.sort((a, b) => scoreAt(b) - scoreAt(a) || a - b);
}

function curveOf(
  { forward, tokenIds, target, replacementId = 0 }: DeletionCurveOptions,
  order: readonly number[],
  isReplaced: (touched: ReadonlySet<number>, place: number) => boolean,
): TokenCurve {
  const notes = [...Array(order.length + 1).keys()].map((count) => {
    const touched = new Set(order.slice(0, count));
    return tokenIds.map((id, place) =>
      isReplaced(touched, place) ? replacementId : id,
    );
  });
  const logits = tf.tidy(() => {
    const output = forward(tf.tensor2d(notes, undefined, "int32"));
    requireClass(target, output.shape[1]);
    return [...output.slice([0, target], [-1, 1]).dataSync()];
  });
  const fractions = logits.map((_, i) => i / order.length);
  const area = logits
    .slice(1)
    .reduce((sum, logit, i) => sum + (logit + (logits[i] ?? 0)) / 2, 0);
  return { fractions, logits, area: area / order.length };
}

function requireClass(target: number, classes: number): void {
  if (Number.isInteger(target) && target >= 0 && target < classes) return;
  throw new DataError({
    where: "target",
    expected: `a class from 0 to ${classes - 1}`,
    got: `${target}`,
    fix: "The first class is 0.",
  });
}
