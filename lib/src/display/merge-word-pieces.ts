/** Words, and one number for each of them. */
export interface ScoredWords {
  readonly words: string[];
  readonly scores: number[];
}

/**
 * Words made of word pieces: a piece that begins with `##` belongs to the piece
 * before it. A word's score is the sum of its pieces', so that what the pieces
 * add up to is what the words add up to.
 */
export function mergeWordPieces(
  tokens: readonly string[],
  scores: readonly number[],
): ScoredWords {
  const words: string[] = [];
  const sums: number[] = [];
  tokens.forEach((token, i) => {
    const score = scores[i] ?? 0;
    const last = words.length - 1;
    if (token.startsWith("##") && last >= 0) {
      words[last] += token.slice(2);
      sums[last] = (sums[last] ?? 0) + score;
      return;
    }
    words.push(token);
    sums.push(score);
  });
  return { words, scores: sums };
}
