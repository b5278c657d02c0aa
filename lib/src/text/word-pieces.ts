import type { WordPieceVocabulary } from "./word-piece-vocabulary";

/** What a piece begins with that continues a word. */
export const continuingSubwordPrefix = "##";

/** A part of a word, from one of its code points to before another. */
export interface WordPiece {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** How words are cut. */
export interface WordPieceOptions {
  readonly unkToken: string;
  /** A word of more code points is unknown as a whole. */
  readonly maxInputCharsPerWord: number;
}

/**
 * The pieces of a word: again and again the longest that the vocabulary has.
 *
 * If something is left that no piece fits, the whole word is one unknown piece.
 *
 * @param characters the word's code points, normalised
 * @see Devlin et al. 2019; google-research/bert, `WordpieceTokenizer`; Schuster
 * and Nakajima 2012, https://doi.org/10.1109/ICASSP.2012.6289079
 */
export function wordPieces(
  characters: readonly string[],
  vocabulary: WordPieceVocabulary,
  { unkToken, maxInputCharsPerWord }: WordPieceOptions,
): WordPiece[] {
  const length = characters.length;
  const id = vocabulary.requireId(unkToken);
  const unknown = [{ id, from: 0, to: length }];
  if (length > maxInputCharsPerWord) return unknown;
  const pieces: WordPiece[] = [];
  for (let from = 0; from < length; ) {
    const piece = longestPiece(characters, from, vocabulary);
    if (piece === undefined) return unknown;
    pieces.push(piece);
    from = piece.to;
  }
  return pieces;
}

function longestPiece(
  characters: readonly string[],
  from: number,
  vocabulary: WordPieceVocabulary,
): WordPiece | undefined {
  const prefix = from > 0 ? continuingSubwordPrefix : "";
  const furthest = Math.min(characters.length, from + vocabulary.longest);
  for (let to = furthest; to > from; to--) {
    const piece = prefix + characters.slice(from, to).join("");
    const id = vocabulary.idOf(piece);
    if (id !== undefined) return { id, from, to };
  }
  return undefined;
}
