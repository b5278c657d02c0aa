import { DataError } from "../errors/data-error";

/** Tokens, and how much each of them is held to count. */
export interface ScoredTokens {
  readonly tokenIds: readonly number[];
  /** One for each token: the highest goes first, of equals the earlier. */
  readonly scores: readonly number[];
  /** Ids that stay: padding and special tokens. @default [0, 2]: `<PAD>`, `<CLS>` */
  readonly keptIds?: readonly number[] | undefined;
}

/**
 * Nothing; throws unless each token has its score, and some token may go.
 *
 * @throws DataError
 */
export function requireScores(
  where: string,
  { tokenIds, scores, keptIds = [0, 2] }: ScoredTokens,
): void {
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
  if (!tokenIds.every((id) => keptIds.includes(id))) return;
  throw new DataError({
    where,
    expected: "a token that may go",
    got: `${tokenIds.length} tokens, all of them kept`,
    fix: "keptIds holds padding and special tokens only.",
  });
}
