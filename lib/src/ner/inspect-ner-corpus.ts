import { spansOfTags } from "../evaluation/entities/spans-of-tags";
import { mentionsOf, surfaceForm } from "./mentions";
import {
  type NerCorpus,
  type NerSentence,
  type NerSplit,
  nerSplits,
} from "./ner-corpus";

/** One split of a corpus in numbers. */
export interface SplitInspection {
  readonly split: NerSplit;
  readonly numSentences: number;
  readonly numTokens: number;
  /** Tokens of the longest sentence. */
  readonly longest: number;
  /** Of each type, alphabetically: how many entities, as conlleval counts. */
  readonly numEntities: { readonly type: string; readonly count: number }[];
  /** Where an `I-` follows nothing of its type; strict reading loses these. */
  readonly orphans: { readonly sentence: number; readonly token: number }[];
  /** Sentences that stand in this split already, word for word. */
  readonly numDuplicates: number;
}

/** What of a split stands in another that a model has seen before. */
export interface Leakage {
  readonly from: NerSplit;
  readonly to: NerSplit;
  /** Sentences of `to`, each counted once, that stand in `from`. */
  readonly numSentences: number;
  /** Of those the ones with other tags there. */
  readonly numTaggedOtherwise: number;
  /** The share of `to`'s mentions that are written as one of the same type in
   * `from` is, capitals aside: no fault, but what a dictionary can find. NaN of
   * none. */
  readonly seenMentions: number;
  /** The same of its distinct mentions. */
  readonly seenSurfaceForms: number;
}

/** What one should know of a corpus before one trusts a score on it. */
export interface CorpusInspection {
  readonly splits: SplitInspection[];
  /** From train into validation and test, and from validation into test. */
  readonly leakage: Leakage[];
}

/**
 * The faults and numbers of a corpus that no reader refuses: `I-` without `B-`,
 * sentences that stand twice, and what of one split stands in another.
 *
 * @throws DataError when a tag is not one of IOB2
 */
export function inspectNerCorpus(corpus: NerCorpus): CorpusInspection {
  const pairs: [NerSplit, NerSplit][] = [
    ["train", "validation"],
    ["train", "test"],
    ["validation", "test"],
  ];
  return {
    splits: nerSplits.map((split) => inspectSplit(split, corpus[split])),
    leakage: pairs.map(([from, to]) => ({
      ...{ from, to },
      ...leakageOf(corpus[from], corpus[to]),
    })),
  };
}

function inspectSplit(
  split: NerSplit,
  sentences: readonly NerSentence[],
): SplitInspection {
  const lengths = sentences.map(({ tokens }) => tokens.length);
  const counts = new Map<string, number>();
  for (const { type } of sentences.flatMap((each) => spansOfTags(each.tags))) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const distinct = new Set(sentences.map(wordsOf));
  return {
    split,
    numSentences: sentences.length,
    numTokens: lengths.reduce((a, b) => a + b, 0),
    longest: lengths.reduce((a, b) => Math.max(a, b), 0),
    numEntities: [...counts]
      .map(([type, count]) => ({ type, count }))
      .sort((a, b) => (a.type < b.type ? -1 : 1)),
    orphans: sentences.flatMap(({ tags }, sentence) =>
      orphansOf(tags).map((token) => ({ sentence, token })),
    ),
    numDuplicates: sentences.length - distinct.size,
  };
}

/** Where conlleval lets an entity begin that does not begin with `B`. */
function orphansOf(tags: readonly string[]): number[] {
  return spansOfTags(tags)
    .map(({ start }) => start)
    .filter((start) => tags[start]?.startsWith("I"));
}

function leakageOf(
  from: readonly NerSentence[],
  to: readonly NerSentence[],
): Omit<Leakage, "from" | "to"> {
  const tagsOf = new Map<string, Set<string>>();
  for (const sentence of from) {
    const tags = tagsOf.get(wordsOf(sentence)) ?? new Set();
    tagsOf.set(wordsOf(sentence), tags.add(sentence.tags.join(" ")));
  }
  const distinct = new Map(to.map((each) => [wordsOf(each), each]));
  const leaked = [...distinct].filter(([words]) => tagsOf.has(words));
  const formsOf = (sentences: readonly NerSentence[]) =>
    sentences
      .flatMap((each) => mentionsOf(each))
      .map((mention) => `${mention.type}\n${surfaceForm(mention)}`);
  const seen = new Set(formsOf(from));
  const share = (forms: readonly string[]) =>
    forms.filter((form) => seen.has(form)).length / forms.length;
  const mentions = formsOf(to);
  return {
    numSentences: leaked.length,
    numTaggedOtherwise: leaked.filter(
      ([words, { tags }]) => !tagsOf.get(words)?.has(tags.join(" ")),
    ).length,
    seenMentions: share(mentions),
    seenSurfaceForms: share([...new Set(mentions)]),
  };
}

/** Unlike a space, the separator stands in no word. */
const wordsOf = ({ tokens }: NerSentence): string => tokens.join("\n");
