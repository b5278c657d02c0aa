import type { NegexSentence } from "./read-negex-sentences";
import { placesOf } from "./words-in";

/** A sentence in words, and where its concept stands. */
export interface ConceptMentions {
  readonly tokens: readonly string[];
  readonly mentions: readonly {
    readonly start: number;
    readonly end: number;
  }[];
}

/**
 * A sentence as words, parted at whitespace and at all punctuation, and each
 * place of its concept, as what reads mentions takes them. Capitals make no
 * difference, and a concept that is not in its sentence has no place.
 */
export function conceptMentions({
  sentence,
  concept,
}: Pick<NegexSentence, "sentence" | "concept">): ConceptMentions {
  const tokens = parted(sentence);
  const phrase = parted(concept);
  const mentions = placesOf(phrase, tokens).map((start) => ({
    start,
    end: start + phrase.length,
  }));
  return { tokens, mentions };
}

const parted = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+|\S/gu) ?? [];
