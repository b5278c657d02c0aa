import { VocabularyError } from "../errors/vocabulary-error";

/** The tokens that every vocabulary of the course starts with. */
export const specialTokens = ["<PAD>", "<UNK>", "<CLS>"] as const;

/**
 * A fixed list of distinct tokens; a token's id is its place in the list.
 *
 * Id 0 is `<PAD>` (filling, never attended to), 1 is `<UNK>` (any word that is
 * not in the list) and 2 is `<CLS>` (the start of a note).
 *
 * @example
 * const vocabulary = new Vocabulary(["cough", "fever"]);
 * vocabulary.encode(["<CLS>", "fever", "rash"]); // [2, 4, 1]
 * vocabulary.decode([2, 4, 1]); // ["<CLS>", "fever", "<UNK>"]
 */
export class Vocabulary {
  readonly padId = 0;
  readonly unknownId = 1;
  readonly clsId = 2;
  /** All tokens, in the order of their ids. */
  readonly tokens: readonly string[];
  private readonly ids: ReadonlyMap<string, number>;

  /**
   * @param words the tokens after the special ones
   * @throws VocabularyError when a token occurs twice
   */
  constructor(words: readonly string[]) {
    this.tokens = Object.freeze([...specialTokens, ...words]);
    this.ids = new Map(this.tokens.map((token, id) => [token, id]));
    this.requireDistinct();
  }

  /** How many tokens there are, special ones included. */
  get size(): number {
    return this.tokens.length;
  }

  /** Whether `token` has an id of its own. */
  has(token: string): boolean {
    return this.ids.has(token);
  }

  /** The token's id; `unknownId` for a token that is not in the list. */
  idOf(token: string): number {
    return this.ids.get(token) ?? this.unknownId;
  }

  /**
   * The token that has this id.
   *
   * @throws VocabularyError when no token has it
   */
  tokenOf(id: number): string {
    const token = this.tokens[id];
    if (token !== undefined) return token;
    throw new VocabularyError({
      where: "Vocabulary",
      expected: `a token id from 0 to ${this.size - 1}`,
      got: `${id}`,
      fix: "Was the id made with another vocabulary?",
    });
  }

  /** The ids of `tokens`, one each. */
  encode(tokens: readonly string[]): number[] {
    return tokens.map((token) => this.idOf(token));
  }

  /**
   * The tokens of `ids`, one each, padding included.
   *
   * @throws VocabularyError when no token has one of the ids
   */
  decode(ids: readonly number[]): string[] {
    return ids.map((id) => this.tokenOf(id));
  }

  private requireDistinct(): void {
    const twice = this.tokens.findIndex((token, id) => this.idOf(token) !== id);
    if (twice === -1) return;
    throw new VocabularyError({
      where: "Vocabulary",
      expected: "distinct tokens",
      got: `"${this.tokens[twice]}" more than once`,
      fix: "Remove the repetition: a token has one id.",
    });
  }
}
