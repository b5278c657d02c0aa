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
  /** Two types of two sightings each, too: the first to have two is not the first that was seen. */
  readonly ties: readonly Sentence[];
  readonly neighbours: readonly Sentence[];
  readonly outside: readonly Sentence[];
};

export function draw(random: Random): Inputs {
  const types = drawTypes(random, 3);
  const [a = "", b = "", c = ""] = types;
  const words = drawWords(random, 19);
  const [filler = "", ...free] = words;
  const [one = "", two = "", three = "", four = ""] = free;
  /** A sentence of its own, with the word in the middle. */
  const as = (type: string, ...tokens: string[]): Sentence => ({
    tokens: [filler, ...tokens, filler],
    tags: ["O", ...tagsOf(type, tokens.length), "O"],
  });
  const thrice: Sentence = {
    tokens: [filler, four, four, filler, four],
    tags: ["O", `B-${b}`, `B-${b}`, "O", `B-${b}`],
  };
  return {
    // Words are words as they are written, with hyphens and points.
    plain: [...drawPlain(random, free, types), as(a, `${one}-${two}`, "2.5")],
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
      // In more sentences it is of another type.
      ...[as(a, four), thrice, as(a, four)],
    ],
    ties: [
      ...shuffled(random, [as(b, one), as(a, two), as(c, three)]),
      ...shuffled(random, [as(a, one), as(c, two), as(b, three), as(c, one)]),
      // The second type leads for a while.
      ...[as(b, four), as(a, four), as(a, four), as(b, four)],
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
