/**
 * A text as a BERT reads it, piece by piece; all lists have the same length.
 *
 * The names are Hugging Face's.
 */
export interface Encoding {
  readonly inputIds: number[];
  /** 1 = token, 0 = padding. */
  readonly attentionMask: number[];
  /** 0: there is one text. */
  readonly tokenTypeIds: number[];
  readonly tokens: string[];
  /**
   * Where each piece stands, `[start, end)` in UTF-16 units: of the text, or of
   * its own word if words were given. `[0, 0]` for tokens that are no text.
   */
  readonly offsets: [start: number, end: number][];
  /**
   * The word that each piece belongs to, from 0; null for tokens that are no
   * text.
   */
  readonly wordIds: (number | null)[];
  /** 1 at tokens that were added: [CLS], [SEP] and padding. */
  readonly specialTokensMask: number[];
  /** How many pieces of the text were cut off. */
  readonly numTruncatedTokens: number;
}

/** A piece of a text, before anything is added. */
export interface TextPiece {
  readonly id: number;
  readonly token: string;
  readonly start: number;
  readonly end: number;
  readonly word: number;
}

/** A token that stands for no text. */
export interface AddedToken {
  readonly id: number;
  readonly token: string;
}

/** The pieces, between what is added before and after them. */
export function encodingOf(
  pieces: readonly TextPiece[],
  {
    before,
    after,
    numTruncatedTokens,
  }: {
    before: readonly AddedToken[];
    after: readonly AddedToken[];
    numTruncatedTokens: number;
  },
): Encoding {
  const all = [...before, ...pieces, ...after];
  const isText = (place: number) =>
    place >= before.length && place < before.length + pieces.length;
  const textAt = (place: number) => pieces[place - before.length];
  return {
    inputIds: all.map(({ id }) => id),
    attentionMask: all.map(() => 1),
    tokenTypeIds: all.map(() => 0),
    tokens: all.map(({ token }) => token),
    offsets: all.map((_, i) => {
      const { start = 0, end = 0 } = textAt(i) ?? {};
      return [start, end];
    }),
    wordIds: all.map((_, i) => textAt(i)?.word ?? null),
    specialTokensMask: all.map((_, i) => (isText(i) ? 0 : 1)),
    numTruncatedTokens,
  };
}
