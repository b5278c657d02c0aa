import { mentionsOf } from "./mentions";
import type { NerCorpus, NerSplit } from "./ner-corpus";

/** A corpus of entities in numbers. */
export interface DatasetExploration {
  /** Sentences in each split. */
  readonly splitSizes: Readonly<Record<NerSplit, number>>;
  /** Words a training sentence. */
  readonly meanTokens: number;
  /** How many training words have each of the labels, in the labels' order. */
  readonly labelDistribution: ReadonlyMap<string, number>;
  /** The share of training words that belong to an entity, from 0 to 1. */
  readonly entityShare: number;
  /** Entities a training sentence. */
  readonly meanEntities: number;
  /** How many entities of training have so many words, the shortest first. */
  readonly entityLengths: ReadonlyMap<number, number>;
}

/**
 * What one wants to know of a corpus before one trains on it.
 *
 * All but the sizes is counted on the training sentences: what is decided by
 * looking at the others would be decided with the test in hand. Lengths are in
 * words, not in word pieces. Means and shares of nothing are NaN.
 *
 * @throws DataError when a tag is not one of IOB2
 * @example
 * const { entityShare, entityLengths } = exploreDataset(corpus);
 */
export function exploreDataset(corpus: NerCorpus): DatasetExploration {
  const { labels, train } = corpus;
  const tags = train.flatMap((sentence) => sentence.tags);
  const lengths = train
    .flatMap((sentence) => mentionsOf(sentence))
    .map(({ start, end }) => end - start)
    .sort((a, b) => a - b);
  const entityLengths = new Map<number, number>();
  for (const length of lengths) {
    entityLengths.set(length, (entityLengths.get(length) ?? 0) + 1);
  }
  return {
    splitSizes: {
      train: train.length,
      validation: corpus.validation.length,
      test: corpus.test.length,
    },
    meanTokens: tags.length / train.length,
    labelDistribution: new Map(
      labels.map((label) => [
        label,
        tags.filter((tag) => tag === label).length,
      ]),
    ),
    entityShare: tags.filter((tag) => tag !== "O").length / tags.length,
    meanEntities: lengths.length / train.length,
    entityLengths,
  };
}
