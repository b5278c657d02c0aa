import {
  BertForClinicalNER,
  buildEntityDictionary,
  dictionaryNer,
  entityF1Interval,
  entityReport,
  type FoundMention,
  foundMentions,
  type GeneralizationRow,
  loadModule,
  loadPretrained,
  type MentionCounts,
  type NerCorpus,
  type NerSentence,
  predictTags,
  seededRandom,
} from "@attending/lib";

/** The only type that both corpora have. */
export const type = "Disease";

/** Tags `[sentence][word]` of some sentences. */
type Read = (sentences: readonly NerSentence[]) => string[][];

/** Looks up what the training sentences have, diseases and chemicals. */
export function dictionaryOf(train: readonly NerSentence[]): Read {
  const dictionary = buildEntityDictionary(train);
  return (sentences) => sentences.map(({ tokens }) => dictionaryNer(tokens, dictionary));
}

/** A BERT with the parameters that a run of `npm run train:ner` has kept as its best. */
export function taggerOf(folder: string, checkpoint: string, labels: readonly string[]): Read {
  const random = seededRandom("overwritten");
  const { bert, tokenizer } = loadPretrained(folder, { random });
  const model = new BertForClinicalNER({ bert, numLabels: labels.length, random });
  loadModule(model, checkpoint);
  // As in training: what is cut off is no entity.
  return (sentences) => predictTags({ model, tokenizer, sentences, labels, maxLength: 192 });
}

/** What a reader finds of the type among the test sentences of a corpus, against the gold tags. */
export function scoreDisease(
  read: Read,
  { train, test }: { readonly train: readonly NerSentence[]; readonly test: NerCorpus["test"] },
): Omit<GeneralizationRow, "corpus" | "reader" | "seed"> {
  const mode = { mode: "strict" } as const;
  const sentences = test.map((sentence) => ({ ...sentence, tags: only(sentence.tags) }));
  const predicted = read(sentences).map(only);
  const gold = sentences.map(({ tags }) => tags);
  const report = entityReport(gold, predicted, mode);
  const { precision, recall, f1 } = report.micro;
  const random = seededRandom(42);
  const { low, high } = entityF1Interval(gold, predicted, { ...mode, random });
  const mentions = foundMentions({ train, sentences, predicted });
  return {
    ...{ mode: report.mode, precision, recall, f1, low, high },
    seen: countsOf(mentions.filter(({ isSeen }) => isSeen)),
    unseen: countsOf(mentions.filter(({ isSeen }) => !isSeen)),
  };
}

/** The tags of the type; all others are O. */
const only = (tags: readonly string[]): string[] =>
  tags.map((tag) => (tag.slice(2) === type ? tag : "O"));

const countsOf = (mentions: readonly FoundMention[]): MentionCounts => ({
  numMentions: mentions.length,
  numFound: mentions.filter(({ isFound }) => isFound).length,
});
