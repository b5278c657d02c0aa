/** A part of a text: words, or one special token written out. */
export interface TextPart {
  readonly text: string;
  /** In UTF-16 units. */
  readonly start: number;
  readonly isSpecialToken: boolean;
}

/**
 * The parts of a text around the special tokens that stand in it, e.g.
 * `[MASK]`.
 *
 * They are found as they are written, before anything is normalised, and also
 * inside of a word.
 */
export function specialTokensInText(
  text: string,
  specialTokens: readonly string[],
): TextPart[] {
  const parts: TextPart[] = [];
  const add = (start: number, end: number, isSpecialToken: boolean) => {
    if (start === end) return;
    parts.push({ text: text.slice(start, end), start, isSpecialToken });
  };
  let reached = 0;
  for (const { 0: found, index = 0 } of text.matchAll(anyOf(specialTokens))) {
    add(reached, index, false);
    reached = index + found.length;
    add(index, reached, true);
  }
  add(reached, text.length, false);
  return parts;
}

/**
 * The longest first: of two that begin alike the other would never be found.
 */
function anyOf(tokens: readonly string[]): RegExp {
  const choices = tokens
    .filter((token) => token !== "")
    .sort((a, b) => b.length - a.length)
    .map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(choices.length > 0 ? choices.join("|") : "(?!)", "g");
}
