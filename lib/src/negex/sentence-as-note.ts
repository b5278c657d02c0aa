import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import type { NegexSentence } from "./read-negex-sentences";
import { placesOf, wordsIn } from "./words-in";

/** What becomes of a sentence's words. */
export interface SentenceAsNoteOptions {
  /** What becomes of words that the vocabulary does not have. */
  readonly unknown: "left out" | "<UNK>";
  /** How many tokens the note has, padding included. @default 64 */
  readonly maxLen?: number | undefined;
}

/**
 * The token ids of a real sentence, as a model of the generated notes takes
 * them: `<CLS>`, the words in lower case, padding.
 *
 * Of a sentence that is too long, the words around the concept are taken, as
 * many before it as behind it where there are; its beginning, where the concept
 * is not found in it.
 *
 * @returns `[maxLen]`
 * @throws DataError when `maxLen` is not a positive integer
 */
export function sentenceAsNote(
  { sentence, concept }: Pick<NegexSentence, "sentence" | "concept">,
  { unknown, maxLen = 64 }: SentenceAsNoteOptions,
): number[] {
  requirePositiveInteger("sentenceAsNote", "maxLen", maxLen);
  const kept = (text: string) =>
    wordsIn(text).filter(
      (word) => unknown === "<UNK>" || clinicalVocabulary.has(word),
    );
  const words = kept(sentence);
  const phrase = kept(concept);
  const room = maxLen - 1;
  const [place = 0] = placesOf(phrase, words);
  const middle = place + Math.ceil(phrase.length / 2);
  const latest = Math.max(0, words.length - room);
  const start = Math.min(latest, Math.max(0, middle - Math.ceil(room / 2)));
  const tokenIds = [
    clinicalVocabulary.clsId,
    ...clinicalVocabulary.encode(words.slice(start, start + room)),
  ];
  while (tokenIds.length < maxLen) tokenIds.push(clinicalVocabulary.padId);
  return tokenIds;
}
