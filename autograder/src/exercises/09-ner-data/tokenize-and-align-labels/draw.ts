import { pickOne, type Random, randomInteger, shuffled } from "@attending/lib";
import { drawTypes, type Sentence, tagsOf } from "../../drawing/ner-sentences";

export type Inputs = {
  /** What the vocabulary has beside its special tokens. */
  readonly pieces: readonly string[];
  /** The tags, in any order. */
  readonly labels: readonly string[];
  /** One to four pieces a word, and sentences of several lengths. */
  readonly plain: readonly Sentence[];
  /** Sentences that are cut between words, inside of one, and not at all. */
  readonly long: readonly Sentence[];
  readonly maxLength: number;
  /** More pieces than the default allows. */
  readonly endless: readonly Sentence[];
  readonly strange: readonly Sentence[];
  /** As `plain`, one tag too few. */
  readonly tooFew: readonly Sentence[];
  /** As `plain`, one tag that is no label. */
  readonly noLabel: readonly Sentence[];
};

const syllables = ["ba", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se"];

export function draw(random: Random): Inputs {
  const types = drawTypes(random, 3);
  const tags = types.flatMap((type) => tagsOf(type, 2));
  const labels = shuffled(random, ["O", ...tags]);
  const pieces = shuffled(random, [...syllables, ...syllables.map((each) => `##${each}`), "-"]);
  const word = (numPieces: number) =>
    Array.from({ length: numPieces }, () => pickOne(random, syllables)).join("");
  const sentence = (sizes: readonly number[]): Sentence => ({
    tokens: sizes.map((size) => pickOne(random, [word(size), word(size).toUpperCase()])),
    tags: drawTags(random, types, sizes.length),
  });
  const [same, other, next] = [word(2), word(3), word(1)];
  const sizes = [[2, 1, 3, 1], [1], [4, 2, 1, 1, 3, 1, 2], [1, 3], [2, 2, 1, 1, 1]];
  const plain = shuffled(random, sizes).map((row) => sentence(shuffled(random, row)));
  // A word with a hyphen is one word of this list, and three of the tokenizer's own.
  plain.push({ ...sentence([1, 1, 1]), tokens: [next, `${same}-${other}`, same] });
  const odd = randomInteger(random, 0, plain.length - 1);
  /** In nothing but its tags other than what is taken: a refusal has to look at these. */
  const oddly = (change: (tags: readonly string[]) => readonly string[]) =>
    plain.map(({ tokens, tags }, i) => ({ tokens, tags: i === odd ? change(tags) : tags }));
  return {
    pieces,
    labels,
    plain,
    long: [
      [1, 2, 1, 3, 2, 1, 1, 2],
      [2, 2, 1, 1, 4, 2, 1],
      [1, 2],
      [3, 1, 1, 4, 1],
    ].map(sentence),
    maxLength: 11,
    endless: [sentence(Array.from({ length: 67 }, () => randomInteger(random, 2, 3)))],
    strange: [
      { tokens: [next, same, same, other], tags: ["O", tags[2] ?? "", tags[2] ?? "", "O"] },
      { tokens: [other, "\u200b", same, next], tags: [tags[0] ?? "", "O", tags[2] ?? "", "O"] },
      { tokens: [next, "[SEP]", same, "[mask]"], tags: ["O", "O", tags[4] ?? "", "O"] },
    ],
    tooFew: oddly((tags) => tags.slice(1)),
    noLabel: oddly((tags) => ["B-NONE", ...tags.slice(1)]),
  };
}

/** In IOB2: each entity has one word or two. */
function drawTags(random: Random, types: readonly string[], count: number): string[] {
  const tags: string[] = [];
  while (tags.length < count) {
    const entity = tagsOf(pickOne(random, types), randomInteger(random, 1, 2));
    tags.push(...(random() < 0.4 ? ["O"] : entity));
  }
  return tags.slice(0, count);
}
