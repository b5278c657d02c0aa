import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { basicWords, type NormalizerOptions } from "./basic-words";
import { isPunctuation } from "./character-classes";
import {
  bertSpecialTokens,
  WordPieceVocabulary,
} from "./word-piece-vocabulary";
import { continuingSubwordPrefix } from "./word-pieces";

/** How a vocabulary is trained, in Hugging Face's words. */
export interface WordPieceTrainerOptions extends NormalizerOptions {
  /** How many pieces there are at most, with the special tokens. */
  readonly vocabSize: number;
  /** How often a pair must stand in the texts to become a piece. @default 2 */
  readonly minFrequency?: number | undefined;
  /** Characters that are pieces whether or not they occur. @default none */
  readonly initialAlphabet?: Iterable<string> | undefined;
}

/** A word of the texts, as the pieces that it is made of so far. */
interface CutWord {
  readonly pieces: readonly string[];
  readonly count: number;
}

/**
 * A vocabulary of word pieces, learned from texts.
 *
 * The special tokens come first, then every character, by code point, then
 * those that continue a word, `##` before them. From then on the two pieces
 * that stand side by side most often become one, and that is the next piece;
 * of pairs that are equally frequent, the one whose pieces have the lower ids.
 * So the same texts give the same vocabulary, in any order.
 *
 * Characters of the initial alphabet also continue words, unless they are
 * punctuation, which never does.
 *
 * @throws DataError when `vocabSize` or `minFrequency` is not a positive
 * integer, or the characters alone are more than `vocabSize`
 * @see Hugging Face tokenizers, `WordPieceTrainer`, whose merges these are;
 * Sennrich et al. 2016, §3.2, https://arxiv.org/abs/1508.07909
 */
export function trainWordPieceVocabulary(
  texts: Iterable<string>,
  {
    vocabSize,
    minFrequency = 2,
    initialAlphabet = [],
    ...normalizer
  }: WordPieceTrainerOptions,
): WordPieceVocabulary {
  requirePositiveInteger(where, "vocabSize", vocabSize);
  requirePositiveInteger(where, "minFrequency", minFrequency);
  let words = wordsOf(texts, normalizer);
  const pieces = firstPieces(words, initialAlphabet);
  requireRoom(pieces.length, vocabSize);
  const ids = new Map(pieces.map((piece, id) => [piece, id]));
  while (ids.size < vocabSize) {
    const pair = mostFrequentPair(words, ids, minFrequency);
    if (pair === undefined) break;
    const piece = joined(pair);
    // Two ways may lead to one piece: "ab" of "a" and "##b" alone has no other,
    // but "abc" has.
    if (!ids.has(piece)) ids.set(piece, ids.size);
    words = words.map((word) => merged(word, pair));
  }
  return new WordPieceVocabulary([...ids.keys()]);
}

const where = "trainWordPieceVocabulary";

/** Each different word with its count, cut into characters. */
function wordsOf(
  texts: Iterable<string>,
  normalizer: NormalizerOptions,
): CutWord[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const characters of basicWords(text, normalizer)) {
      const word = characters.map(({ character }) => character).join("");
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].map(([word, count]) => {
    const [first = "", ...rest] = word;
    return { pieces: [first, ...rest.map(continuing)], count };
  });
}

const continuing = (character: string) => continuingSubwordPrefix + character;

function firstPieces(
  words: readonly CutWord[],
  initialAlphabet: Iterable<string>,
): string[] {
  const given = [...initialAlphabet];
  const found = words.flatMap(({ pieces }) => pieces);
  const isContinuing = (piece: string) =>
    piece.length > 1 && piece.startsWith(continuingSubwordPrefix);
  const bare = (piece: string) =>
    isContinuing(piece) ? piece.slice(continuingSubwordPrefix.length) : piece;
  const insideWords = given.filter((each) => !isPunctuation(each));
  return [
    ...Object.values(bertSpecialTokens),
    ...inOrder([...given, ...found.map(bare)]),
    ...inOrder([...found.filter(isContinuing), ...insideWords.map(continuing)]),
  ];
}

/** Each once, by code point. */
function inOrder(pieces: readonly string[]): string[] {
  const codePoint = (piece: string) => [...piece].at(-1)?.codePointAt(0) ?? 0;
  return [...new Set(pieces)].sort((a, b) => codePoint(a) - codePoint(b));
}

type Pair = readonly [left: string, right: string];

/** Undefined when none is frequent enough. */
function mostFrequentPair(
  words: readonly CutWord[],
  ids: ReadonlyMap<string, number>,
  minFrequency: number,
): Pair | undefined {
  let best: { pair: Pair; count: number } | undefined;
  for (const found of countPairs(words)) {
    const isMore = found.count > (best?.count ?? 0);
    const isAsMany = found.count === best?.count;
    if (isMore || (isAsMany && best && isBefore(found.pair, best.pair, ids))) {
      best = found;
    }
  }
  return best && best.count >= minFrequency ? best.pair : undefined;
}

function countPairs(
  words: readonly CutWord[],
): Iterable<{ pair: Pair; count: number }> {
  const found = new Map<string, { pair: Pair; count: number }>();
  for (const { pieces, count } of words) {
    for (let i = 0; i + 1 < pieces.length; i++) {
      const pair: Pair = [pieces[i] ?? "", pieces[i + 1] ?? ""];
      const key = pair.join(" ");
      const sum = count + (found.get(key)?.count ?? 0);
      found.set(key, { pair, count: sum });
    }
  }
  return found.values();
}

function isBefore(a: Pair, b: Pair, ids: ReadonlyMap<string, number>): boolean {
  const id = (piece: string) => ids.get(piece) ?? 0;
  return id(a[0]) - id(b[0]) < 0 || (a[0] === b[0] && id(a[1]) < id(b[1]));
}

function joined([left, right]: Pair): string {
  return left + right.slice(continuingSubwordPrefix.length);
}

function merged({ pieces, count }: CutWord, pair: Pair): CutWord {
  const whole: string[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] ?? "";
    const isPair = piece === pair[0] && pieces[i + 1] === pair[1];
    whole.push(isPair ? joined(pair) : piece);
    if (isPair) i++;
  }
  return { pieces: whole, count };
}

function requireRoom(numCharacters: number, vocabSize: number): void {
  if (numCharacters <= vocabSize) return;
  throw new DataError({
    where,
    expected: `a vocabSize of at least ${numCharacters}`,
    got: `${vocabSize}`,
    fix: "The special tokens and every character are pieces already.",
  });
}
