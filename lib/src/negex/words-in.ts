/**
 * The words of a text, in lower case: runs of letters and digits, with what
 * follows an apostrophe. Punctuation is left out.
 *
 * @example
 * wordsIn("Doesn't report CHEST-pain."); // ["doesn't", "report", "chest", "pain"]
 */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+(?:'[a-z]+)?/g) ?? [];
}

/**
 * Where a phrase begins in a list of words, from left to right; nothing where
 * the phrase has no words.
 */
export function placesOf(
  phrase: readonly string[],
  words: readonly string[],
): number[] {
  if (phrase.length === 0) return [];
  return words.flatMap((_, at) =>
    phrase.every((word, i) => words[at + i] === word) ? [at] : [],
  );
}
