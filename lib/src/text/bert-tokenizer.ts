import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import {
  type BasicWord,
  basicWords,
  type NormalizerOptions,
} from "./basic-words";
import { type Encoding, encodingOf, type TextPiece } from "./encoding";
import {
  type BatchEncoding,
  type PaddingOptions,
  padEncodings,
} from "./pad-encodings";
import { specialTokensInText } from "./special-tokens-in-text";
import { type WindowEncoding, windowsOf } from "./window-encodings";
import {
  type BertSpecialTokens,
  bertSpecialTokens,
  type WordPieceVocabulary,
} from "./word-piece-vocabulary";
import { wordPieces } from "./word-pieces";

/** What a BERT's tokenizer is made of, in Hugging Face's words. */
export interface BertTokenizerOptions
  extends NormalizerOptions,
    Partial<BertSpecialTokens> {
  readonly vocabulary: WordPieceVocabulary;
  /** Tokens that are read as they are written, beside BERT's own.
   * @default none */
  readonly additionalSpecialTokens?: readonly string[] | undefined;
  /** A longer word is unknown; in code points. @default 100 */
  readonly maxInputCharsPerWord?: number | undefined;
  /** How many tokens the model reads at most. @default 512 */
  readonly modelMaxLength?: number | undefined;
}

/** A text, or words that somebody has parted already. */
export type TokenizerInput = string | readonly string[];

/** How a text is encoded. */
export interface EncodeOptions {
  /** [CLS] before it and [SEP] after it. @default true */
  readonly addSpecialTokens?: boolean | undefined;
  /** Read "[MASK]" in a text as a text, not as the token.
   * @default false */
  readonly splitSpecialTokens?: boolean | undefined;
}

/** How a text is encoded that may be too long. */
export interface TruncationOptions extends EncodeOptions {
  /** Cut to so many tokens, with those that are added. @default not cut */
  readonly maxLength?: number | undefined;
}

/** How texts are encoded that go through a model together. */
export type BatchOptions = TruncationOptions & Pick<PaddingOptions, "padding">;

/** How a long text is cut into windows. */
export interface WindowOptions extends EncodeOptions {
  /** Tokens of a window, with those that are added. @default modelMaxLength */
  readonly maxLength?: number | undefined;
  /** How many pieces a window has in common with the one before it.
   * @default 128 */
  readonly stride?: number | undefined;
}

/**
 * BERT's tokenizer: words at whitespace and punctuation, words into pieces, and
 * of each piece the place in the text.
 *
 * A list of words in place of a text has the words' numbers as `wordIds`, and
 * offsets within each word. A word of which nothing is left, e.g. a lone
 * control character, has no piece, and its number does not occur.
 *
 * @example
 * const tokenizer = loadTokenizer("models/minilm");
 * const { tokens, offsets } = tokenizer.encode("No dyspnea.");
 * // [CLS] no d ##ys ##p ##nea . [SEP], at [0, 0] [0, 2] [3, 4] [4, 6] …
 * @see Devlin et al. 2019, https://arxiv.org/abs/1810.04805
 */
export class BertTokenizer {
  readonly vocabulary: WordPieceVocabulary;
  readonly modelMaxLength: number;
  readonly specialTokens: BertSpecialTokens;
  private readonly normalizer: NormalizerOptions;
  private readonly maxInputCharsPerWord: number;
  /** Those that the vocabulary has. */
  private readonly writtenOut: readonly string[];

  /**
   * @throws VocabularyError when a special token other than [MASK] is no piece
   */
  constructor({
    vocabulary,
    modelMaxLength = 512,
    maxInputCharsPerWord = 100,
    additionalSpecialTokens = [],
    doLowerCase,
    stripAccents,
    tokenizeChineseChars,
    ...specialTokens
  }: BertTokenizerOptions) {
    const where = "BertTokenizer";
    requirePositiveInteger(where, "modelMaxLength", modelMaxLength);
    requirePositiveInteger(where, "maxInputCharsPerWord", maxInputCharsPerWord);
    this.vocabulary = vocabulary;
    this.modelMaxLength = modelMaxLength;
    this.maxInputCharsPerWord = maxInputCharsPerWord;
    this.specialTokens = { ...bertSpecialTokens, ...specialTokens };
    this.normalizer = { doLowerCase, stripAccents, tokenizeChineseChars };
    const { padToken, unkToken, clsToken, sepToken } = this.specialTokens;
    const needed = [padToken, unkToken, clsToken, sepToken];
    needed.push(...additionalSpecialTokens);
    for (const token of needed) vocabulary.requireId(token);
    const { maskToken } = this.specialTokens;
    this.writtenOut =
      vocabulary.idOf(maskToken) === undefined
        ? needed
        : [...needed, maskToken];
  }

  /** The pieces of a text, as text; nothing is added or cut. */
  tokenize(text: string): string[] {
    return this.encode(text, { addSpecialTokens: false }).tokens;
  }

  /**
   * One text or list of words.
   *
   * @throws DataError when `maxLength` is not above what is added
   */
  encode(input: TokenizerInput, options: TruncationOptions = {}): Encoding {
    const { maxLength } = options;
    const pieces = this.piecesOf(input, options);
    const added = this.added(options);
    const room =
      maxLength === undefined
        ? pieces.length
        : roomFor("BertTokenizer.encode", maxLength, options);
    const numTruncatedTokens = Math.max(0, pieces.length - room);
    return encodingOf(pieces.slice(0, room), { ...added, numTruncatedTokens });
  }

  /**
   * Texts or lists of words, padded to one length: that of the longest, or
   * `maxLength`.
   *
   * @throws DataError when there is no text, or `maxLength` does not fit
   */
  encodeBatch(
    inputs: readonly TokenizerInput[],
    { padding = "longest", ...options }: BatchOptions = {},
  ): BatchEncoding {
    const encodings = inputs.map((input) => this.encode(input, options));
    const { maxLength } = options;
    const { padToken } = this.specialTokens;
    const padTokenId = this.vocabulary.requireId(padToken);
    const pad = { padding, maxLength, padToken, padTokenId };
    return padEncodings(encodings, pad);
  }

  /**
   * A text of any length in windows that overlap by `stride` pieces. All pieces
   * are in a window; a short text, or none, has one.
   *
   * @throws DataError when windows have no room, or would not move on
   * @see `joinWindows`, which puts together what a model says of them
   */
  encodeWindows(
    input: TokenizerInput,
    options: WindowOptions = {},
  ): WindowEncoding[] {
    const { maxLength = this.modelMaxLength, stride = 128 } = options;
    const where = "BertTokenizer.encodeWindows";
    const room = roomFor(where, maxLength, options);
    const pieces = this.piecesOf(input, options);
    return windowsOf(pieces, { ...this.added(options), room, stride });
  }

  private added({ addSpecialTokens = true }: EncodeOptions) {
    const { clsToken, sepToken } = this.specialTokens;
    const of = (token: string) =>
      addSpecialTokens ? [{ id: this.vocabulary.requireId(token), token }] : [];
    return { before: of(clsToken), after: of(sepToken) };
  }

  private piecesOf(input: TokenizerInput, options: EncodeOptions): TextPiece[] {
    if (typeof input === "string") return this.piecesOfText(input, options);
    return input.flatMap((word, i) =>
      this.piecesOfText(word, options).map((piece) => ({ ...piece, word: i })),
    );
  }

  private piecesOfText(
    text: string,
    { splitSpecialTokens = false }: EncodeOptions,
  ): TextPiece[] {
    const special = splitSpecialTokens ? [] : this.writtenOut;
    let word = 0;
    return specialTokensInText(text, special).flatMap((part) => {
      const { text: token, start, isSpecialToken } = part;
      if (isSpecialToken) {
        const id = this.vocabulary.requireId(token);
        const end = start + token.length;
        return [{ id, token, start, end, word: word++ }];
      }
      return basicWords(token, this.normalizer).flatMap((characters) =>
        this.piecesOfWord(characters, start, word++),
      );
    });
  }

  private piecesOfWord(
    word: BasicWord,
    start: number,
    number: number,
  ): TextPiece[] {
    const { unkToken } = this.specialTokens;
    const { maxInputCharsPerWord } = this;
    const characters = word.map(({ character }) => character);
    const options = { unkToken, maxInputCharsPerWord };
    const pieces = wordPieces(characters, this.vocabulary, options);
    return pieces.map(({ id, from, to }) => ({
      id,
      token: this.vocabulary.pieceOf(id),
      start: start + (word[from]?.start ?? 0),
      end: start + (word[to - 1]?.end ?? 0),
      word: number,
    }));
  }
}

/** How many pieces of a text there is room for. */
function roomFor(
  where: string,
  maxLength: number,
  { addSpecialTokens = true }: EncodeOptions,
): number {
  const room = maxLength - (addSpecialTokens ? 2 : 0);
  if (Number.isSafeInteger(maxLength) && room >= 1) return room;
  throw new DataError({
    where,
    expected: "maxLength to leave room for at least one piece",
    got: `${maxLength}`,
    fix: "[CLS] and [SEP] count too: 3 is the least with them.",
  });
}
