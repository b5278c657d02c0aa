import { DataError } from "../errors/data-error";
import { VocabularyError } from "../errors/vocabulary-error";
import type { NerSentence } from "./ner-corpus";

/**
 * Of each sentence the ids of its words' tags.
 *
 * @param labels the tags; a tag's place is its id
 * @returns `[sentence][word]`
 * @throws DataError when words and tags are not one to one, VocabularyError when
 * a tag is no label; both name the sentence
 */
export function labelIds(
  where: string,
  sentences: readonly NerSentence[],
  labels: readonly string[],
): number[][] {
  const idOf = new Map(labels.map((label, id) => [label, id]));
  return sentences.map(({ tokens, tags }, sentence) => {
    if (tokens.length !== tags.length) {
      throw new DataError({
        where: `${where}, sentence ${sentence}`,
        expected: "a tag for each word",
        got: `${tokens.length} words and ${tags.length} tags`,
        fix: "Give what a reader of corpora returns; it has checked this.",
      });
    }
    return tags.map((tag) => {
      const id = idOf.get(tag);
      if (id !== undefined) return id;
      throw new VocabularyError({
        where: `${where}, sentence ${sentence}`,
        expected: `tags out of ${labels.join(", ")}`,
        got: JSON.stringify(tag),
        fix: "Give the labels of the corpus that the sentences are from.",
      });
    });
  });
}
