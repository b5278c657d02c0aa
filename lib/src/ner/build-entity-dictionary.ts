import { spansOfTags } from "../evaluation/entities/spans-of-tags";
import type { NerSentence } from "./ner-corpus";

/**
 * The entities of the sentences, each with its type: what `dictionaryNer` looks
 * up.
 *
 * The key is the entity's words in lower case, with one space between each two.
 * An entity that has several types has the most frequent one; of equally
 * frequent ones the one that was seen first.
 *
 * Take the training sentences only: a dictionary that has seen the test has
 * nothing to be tested on.
 *
 * @throws DataError when a tag is not one of IOB2
 * @example
 * const dictionary = buildEntityDictionary(corpus.train);
 * dictionary.get("myocardial infarction"); // "Disease"
 */
export function buildEntityDictionary(
  sentences: readonly NerSentence[],
): Map<string, string> {
  const countsOf = new Map<string, Map<string, number>>();
  for (const { tokens, tags } of sentences) {
    for (const { type, start, end } of spansOfTags(tags)) {
      const form = tokens.slice(start, end).join(" ").toLowerCase();
      const counts = countsOf.get(form) ?? new Map<string, number>();
      counts.set(type, (counts.get(type) ?? 0) + 1);
      countsOf.set(form, counts);
    }
  }
  return new Map(
    [...countsOf].map(([form, counts]) => {
      const [[type] = [""]] = [...counts].sort(([, a], [, b]) => b - a);
      return [form, type];
    }),
  );
}
