import { type Random, shuffled } from "@attending/lib";
import {
  capitalized,
  drawSentences,
  drawTypes,
  drawWords,
  type Sentence,
  tagsOf,
} from "../../drawing/ner-sentences";

/** Sentences for each claim. */
export type Inputs = {
  /** Every form has one type. */
  readonly plain: readonly Sentence[];
  /**
   * Which type is the most frequent only comes out when capitals are put aside;
   * the spelling that misleads comes first of one word, and last of another.
   */
  readonly capitals: readonly Sentence[];
  /** Neither the first type, nor the last, nor the first in the alphabet is the most frequent. */
  readonly frequent: readonly Sentence[];
  readonly ties: readonly Sentence[];
  readonly neighbours: readonly Sentence[];
  readonly outside: readonly Sentence[];
};

export function draw(random: Random): Inputs {
  const types = drawTypes(random, 3);
  const [a = "", b = "", c = ""] = types;
  const words = drawWords(random, 19);
  const [filler = "", ...free] = words;
  const [one = "", two = "", three = ""] = free;
  /** A sentence of its own, with the word in the middle. */
  const as = (type: string, ...tokens: string[]): Sentence => ({
    tokens: [filler, ...tokens, filler],
    tags: ["O", ...tagsOf(type, tokens.length), "O"],
  });
  const plain = drawPlain(random, free, types);
  return {
    plain,
    capitals: [
      ...[as(a, one), as(a, one)],
      ...shuffled(random, [
        ...[as(b, capitalized(one)), as(b, capitalized(one)), as(b, one.toUpperCase())],
        ...[as(b, capitalized(two)), as(b, capitalized(two)), as(b, two.toUpperCase())],
        as(c, one.toUpperCase(), two),
      ]),
      ...[as(a, two), as(a, two)],
    ],
    frequent: [
      ...[as(a, one), as(a, one), as(c, two, three)],
      ...shuffled(random, [as(b, one), as(b, one), as(b, one), as(a, two, three)]),
      ...[as(a, two, three), as(c, one), as(c, two, three)],
      as(c, two, three),
    ],
    ties: [
      ...shuffled(random, [as(b, one), as(a, two), as(c, three)]),
      ...shuffled(random, [as(a, one), as(c, two), as(b, three), as(c, one)]),
    ],
    neighbours: drawNeighbours(random, free, types),
    outside: drawSentences(random, words, { types, numSentences: 5, longest: 2 }).map(
      ({ tokens }) => ({ tokens, tags: tokens.map(() => "O") }),
    ),
  };
}

/** In small letters, and each word in entities of one type only. */
function drawPlain(random: Random, words: readonly string[], types: readonly string[]): Sentence[] {
  return types.flatMap((type, i) => {
    const own = words.slice(6 * i, 6 * i + 6);
    const options = { types: [type], numSentences: 7, longest: 3 };
    return drawSentences(random, own, options).map(({ tokens, tags }) => ({
      tokens: tokens.map((token) => token.toLowerCase()),
      tags,
    }));
  });
}

/** Entities of one type and of two, side by side, also at the end of a sentence. */
function drawNeighbours(
  random: Random,
  words: readonly string[],
  types: readonly string[],
): Sentence[] {
  const [a = "", b = ""] = shuffled(random, types);
  const rows = [
    [...tagsOf(a, 1), ...tagsOf(a, 2), "O"],
    ["O", ...tagsOf(a, 2), ...tagsOf(b, 1), "O"],
    ["O", ...tagsOf(b, 1), ...tagsOf(b, 1), ...tagsOf(a, 3)],
  ];
  let next = 0;
  return rows.map((tags) => ({ tokens: tags.map(() => words[next++] ?? "word"), tags }));
}
