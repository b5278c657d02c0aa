import {
  buildEntityDictionary,
  type DictionaryCorpus,
  type DictionaryRow,
  dictionaryNer,
  entityF1Interval,
  entityReport,
  exploreDataset,
  inspectNerCorpus,
  mentionsOf,
  type NerCorpus,
  type NerSentence,
  seededRandom,
  surfaceForm,
} from "@attending/lib";

const mode = { mode: "strict" } as const;

/** A corpus in numbers. */
export function describeCorpus(name: string, corpus: NerCorpus): DictionaryCorpus {
  const { splitSizes, meanTokens, meanEntities } = exploreDataset(corpus);
  const toTest = inspectNerCorpus(corpus).leakage.find(
    ({ from, to }) => from === "train" && to === "test",
  );
  return {
    name,
    numSentences: [splitSizes.train, splitSizes.validation, splitSizes.test],
    meanTokens,
    meanEntities,
    numLeaked: toTest?.numSentences ?? 0,
  };
}

/**
 * What a dictionary of one corpus finds in the test of another: each type that both have, and all of
 * them where the test has several.
 */
export function scoreDictionary(
  trained: { readonly name: string; readonly sentences: readonly NerSentence[] },
  tested: { readonly name: string; readonly sentences: readonly NerSentence[] },
): DictionaryRow[] {
  const dictionary = buildEntityDictionary(trained.sentences);
  const gold = tested.sentences.map(({ tags }) => tags);
  const said = tested.sentences.map(({ tokens }) => dictionaryNer(tokens, dictionary));
  const report = entityReport(gold, said, mode);
  const mentions = tested.sentences.flatMap((sentence) => mentionsOf(sentence, mode));
  const isSeen = (mention: (typeof mentions)[number]) =>
    dictionary.get(surfaceForm(mention)) === mention.type;
  const asked = report.perType.filter(({ support }) => support > 0);
  const all = asked.length > 1 ? [{ type: "all (micro)", ...report.micro }] : [];
  return [...asked, ...all].map((scores) => {
    const only = asked.some(({ type }) => type === scores.type) ? scores.type : undefined;
    const own = mentions.filter(({ type }) => only === undefined || type === only);
    const random = seededRandom(`intervals of ${scores.type}`);
    const { low, high } = entityF1Interval(gold, said, { ...mode, type: only, random });
    return {
      trainedOn: trained.name,
      testedOn: tested.name,
      mode: report.mode,
      ...scores,
      low,
      high,
      seenMentions: own.filter(isSeen).length / own.length,
    };
  });
}
