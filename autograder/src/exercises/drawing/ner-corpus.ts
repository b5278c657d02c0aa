import { pickOne, type Random, shuffled } from "@attending/lib";
import { drawSentences, drawTypes, drawWords, type Sentence, tagsOf } from "./ner-sentences";

/** A corpus as `readNerCorpus` returns it, as data. */
export type Corpus = {
  readonly labels: readonly string[];
  readonly train: readonly Sentence[];
  readonly validation: readonly Sentence[];
  readonly test: readonly Sentence[];
};

/**
 * Splits of other sizes and with other words, and labels of which some have no word in `train`: those
 * of one type stand in validation and test only.
 */
export function drawCorpus(random: Random): Corpus {
  const types = drawTypes(random, 4);
  const words = drawWords(random, 14);
  const [common, others] = [words.slice(0, 9), words.slice(5)];
  const seen = { types: types.slice(1), longest: 4 };
  const unseen = { types, longest: 2 };
  const train = drawSentences(random, common, {
    ...seen,
    numSentences: pickOne(random, [19, 23, 29]),
  });
  const [first = "B-A"] = tagsOf(types[1] ?? "", 1);
  return {
    labels: ["O", ...shuffled(random, types).flatMap((type) => tagsOf(type, 2))],
    // One entity at least, at the very end of a sentence.
    train: [...train, { tokens: common.slice(0, 2), tags: ["O", first] }],
    validation: drawSentences(random, others, {
      ...unseen,
      numSentences: pickOne(random, [5, 7, 13]),
    }),
    test: drawSentences(random, others, { ...unseen, numSentences: pickOne(random, [11, 17, 31]) }),
  };
}

/** The same splits without an entity. */
export function withoutEntities({ labels, train, validation, test }: Corpus): Corpus {
  const outside = (sentences: readonly Sentence[]) =>
    sentences.map(({ tokens }) => ({ tokens, tags: tokens.map(() => "O") }));
  return {
    labels,
    train: outside(train),
    validation: outside(validation),
    test: outside(test),
  };
}
