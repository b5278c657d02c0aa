/**
 * Whether a code point separates words.
 *
 * @see Unicode's property White_Space
 */
export const isWhitespace = (character: string): boolean =>
  /^\p{White_Space}$/u.test(character);

/**
 * Whether BERT drops a code point before it reads: NUL, the replacement
 * character, and control, format, private and unpaired surrogate characters.
 *
 * Tab and line ends are whitespace instead. Soft hyphens and zero-width spaces
 * are format characters: what stands around them is joined.
 */
export function isDropped(character: string): boolean {
  if (/^[\t\n\r]$/.test(character)) return false;
  return /^[\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cs}]$/u.test(character);
}

/**
 * Whether a code point is a word of its own: all that Unicode calls
 * punctuation, and every ASCII sign, e.g. `$`, `+` and `^`.
 */
export const isPunctuation = (character: string): boolean =>
  /^[\p{P}$+<=>^`|~]$/u.test(character);

/** Whether a code point is a mark that NFD parts from its letter. */
export const isNonspacingMark = (character: string): boolean =>
  /^\p{Mn}$/u.test(character);

/** First and last code points of the blocks of Chinese characters. */
const chineseBlocks: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b73f],
  [0x2b740, 0x2b81f],
  [0x2b820, 0x2ceaf],
  [0x2f800, 0x2fa1f],
];

/**
 * Whether a code point is a Chinese character, which is a word of its own.
 *
 * By code point: those beyond U+FFFF are two UTF-16 units.
 *
 * @see `_is_chinese_char` in google-research/bert, `tokenization.py`
 */
export function isChineseCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return chineseBlocks.some(([first, last]) => first <= code && code <= last);
}
