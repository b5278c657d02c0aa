/** A sentence in words, and of each word the tag in IOB2. */
export interface NerSentence {
  readonly tokens: readonly string[];
  readonly tags: readonly string[];
}

/** The names of the splits, in the order in which they are used. */
export const nerSplits = ["train", "validation", "test"] as const;

/** One of the splits of a corpus. */
export type NerSplit = (typeof nerSplits)[number];

/** Sentences to train on, to choose with and to judge by. */
export interface NerCorpus
  extends Readonly<Record<NerSplit, readonly NerSentence[]>> {
  /** The tags; a tag's place is its id. */
  readonly labels: readonly string[];
}
