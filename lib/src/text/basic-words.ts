import {
  isChineseCharacter,
  isDropped,
  isNonspacingMark,
  isPunctuation,
  isWhitespace,
} from "./character-classes";

/** What BERT's normaliser does with characters, in Hugging Face's words. */
export interface NormalizerOptions {
  /** Small letters instead of capitals. @default true */
  readonly doLowerCase?: boolean | undefined;
  /** "é" becomes "e". @default doLowerCase */
  readonly stripAccents?: boolean | undefined;
  /** Each Chinese character is a word of its own. @default true */
  readonly tokenizeChineseChars?: boolean | undefined;
}

/** A code point after normalising, and the place it came from. */
export interface NormalizedCharacter {
  readonly character: string;
  /** In UTF-16 units of the text. */
  readonly start: number;
  /** Half-open. */
  readonly end: number;
}

/** A word of normalised characters; it has at least one. */
export type BasicWord = readonly NormalizedCharacter[];

/**
 * The words of a text, normalised: parted at whitespace, and at each
 * punctuation character, which is a word of its own.
 *
 * In BERT's order: characters without meaning are dropped, Chinese ones set
 * apart, letters parted from their accents, accents dropped, and capitals made
 * small. There is no NFKC: "ﬁ", "½" and "µ" stay.
 *
 * A character that becomes two has one place for both. One that is dropped
 * belongs to no place, also at the end of a word.
 *
 * @see Devlin et al. 2019, https://arxiv.org/abs/1810.04805;
 * google-research/bert, `BasicTokenizer` in `tokenization.py`
 */
export function basicWords(
  text: string,
  {
    doLowerCase = true,
    stripAccents = doLowerCase,
    tokenizeChineseChars = true,
  }: NormalizerOptions = {},
): BasicWord[] {
  const words: NormalizedCharacter[][] = [];
  let open: NormalizedCharacter[] | undefined;
  const append = (normalized: NormalizedCharacter, isAlone: boolean) => {
    if (open === undefined || isAlone) {
      open = [];
      words.push(open);
    }
    open.push(normalized);
    if (isAlone) open = undefined;
  };
  let start = 0;
  for (const raw of text) {
    const end = start + raw.length;
    if (isWhitespace(raw) && !isDropped(raw)) open = undefined;
    else if (!isDropped(raw)) {
      const isChinese = tokenizeChineseChars && isChineseCharacter(raw);
      for (const character of normalized(raw, doLowerCase, stripAccents)) {
        const isAlone = isChinese || isPunctuation(character);
        append({ character, start, end }, isAlone);
      }
    }
    start = end;
  }
  return words;
}

/** What one code point becomes: none, one or several. */
function normalized(
  raw: string,
  doLowerCase: boolean,
  stripAccents: boolean,
): string[] {
  // Most of a note.
  if (/^[!-@[-~]$/.test(raw)) return [raw];
  const kept = stripAccents
    ? [...raw.normalize("NFD")].filter((part) => !isNonspacingMark(part))
    : [raw];
  return doLowerCase ? kept.flatMap((part) => [...part.toLowerCase()]) : kept;
}
