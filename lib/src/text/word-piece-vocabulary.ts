import { DataError } from "../errors/data-error";
import { VocabularyError } from "../errors/vocabulary-error";

/** What BERT calls the tokens that are no text. */
export interface BertSpecialTokens {
  readonly padToken: string;
  readonly unkToken: string;
  readonly clsToken: string;
  readonly sepToken: string;
  /** Only used where the vocabulary has it. */
  readonly maskToken: string;
}

/** BERT's own. */
export const bertSpecialTokens: BertSpecialTokens = {
  padToken: "[PAD]",
  unkToken: "[UNK]",
  clsToken: "[CLS]",
  sepToken: "[SEP]",
  maskToken: "[MASK]",
};

/** The pieces of words that a BERT knows; a piece's place is its id. */
export class WordPieceVocabulary {
  /** How many pieces there are. */
  readonly size: number;
  /** Code points of the longest piece, with its `##`. */
  readonly longest: number;
  private readonly ids: ReadonlyMap<string, number>;
  private readonly pieces: readonly string[];

  /** @throws DataError when a piece is empty or stands twice */
  constructor(pieces: readonly string[]) {
    const ids = new Map<string, number>();
    let longest = 0;
    pieces.forEach((piece, id) => {
      requireOnce(piece, id, ids);
      ids.set(piece, id);
      longest = Math.max(longest, [...piece].length);
    });
    this.pieces = [...pieces];
    this.ids = ids;
    this.size = ids.size;
    this.longest = longest;
  }

  /** Undefined when there is no such piece. */
  idOf(piece: string): number | undefined {
    return this.ids.get(piece);
  }

  /** @throws VocabularyError when there is no such piece */
  requireId(piece: string): number {
    const id = this.ids.get(piece);
    if (id !== undefined) return id;
    throw new VocabularyError({
      where: "WordPieceVocabulary",
      expected: `the piece ${piece}`,
      got: `${this.size} others`,
      fix: "Is the file BERT's vocabulary, whole?",
    });
  }

  /** @throws VocabularyError when there is no such id */
  pieceOf(id: number): string {
    const piece = this.pieces[id];
    if (piece !== undefined) return piece;
    throw new VocabularyError({
      where: "WordPieceVocabulary",
      expected: `an id from 0 to ${this.size - 1}`,
      got: `${id}`,
      fix: "Do the ids come from a model with another vocabulary?",
    });
  }
}

function requireOnce(
  piece: string,
  id: number,
  ids: ReadonlyMap<string, number>,
): void {
  const first = ids.get(piece);
  if (piece !== "" && first === undefined) return;
  throw new DataError({
    where: "WordPieceVocabulary",
    expected: "pieces that are not empty, each once",
    got: first === undefined ? `none at ${id}` : `${id} as ${first}`,
    fix: "An id is a piece's place, from 0: take the file as it came with the weights.",
  });
}
