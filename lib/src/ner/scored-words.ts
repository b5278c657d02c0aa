import { labelIds } from "./label-ids";
import type { NerSentence } from "./ner-corpus";
import { placeOfHighest } from "./place-of-highest";

/** The logits of each word, `[sentence][word]`; undefined for a word that was
 * cut off. */
export type WordLogits = readonly (readonly (Float32Array | undefined)[])[];

/** A word with its label, and what a model says of it. */
export interface ScoredWord {
  readonly logits: Float32Array;
  /** The place of its true tag. */
  readonly label: number;
  /** The place of its highest logit. */
  readonly predicted: number;
}

/**
 * All words of some sentences in a row, as far as a model has read them.
 *
 * @param sentences with their true tags
 * @param wordLogits as `predictWordLogits` returns them
 * @param labels the tags; a tag's place is its logit's
 * @throws DataError or VocabularyError when a tag is none of the labels
 */
export function scoredWords(
  sentences: readonly NerSentence[],
  wordLogits: WordLogits,
  labels: readonly string[],
): ScoredWord[] {
  const ids = labelIds("scoredWords", sentences, labels);
  return ids.flatMap((row, sentence) =>
    row.flatMap((label, word) => {
      const logits = wordLogits[sentence]?.[word];
      if (logits === undefined) return [];
      return [{ logits, label, predicted: placeOfHighest(logits) }];
    }),
  );
}
