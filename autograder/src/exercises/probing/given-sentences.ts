/** A sentence in words, and a tag for each of them. */
interface Sentence {
  readonly tokens: readonly string[];
  readonly tags: readonly string[];
}

/** A corpus as data. */
interface Corpus {
  readonly labels: readonly string[];
  readonly train: readonly Sentence[];
  readonly validation: readonly Sentence[];
  readonly test: readonly Sentence[];
}

/** New lists for each call: what is done to them is no concern of the next experiment. */
export function givenSentences(sentences: readonly Sentence[]): object[] {
  return sentences.map(({ tokens, tags }) => ({ tokens: [...tokens], tags: [...tags] }));
}

/** The same of a corpus. */
export function givenCorpus({ labels, train, validation, test }: Corpus): object {
  return {
    labels: [...labels],
    train: givenSentences(train),
    validation: givenSentences(validation),
    test: givenSentences(test),
  };
}
