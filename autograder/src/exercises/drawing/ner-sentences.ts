import { pickOne, type Random, randomInteger, shuffled } from "@attending/lib";

/** A sentence in words, and a tag for each of them. */
export type Sentence = { readonly tokens: readonly string[]; readonly tags: readonly string[] };

/** Sentences of which each is drawn for itself. */
export interface SentenceOptions {
  readonly types: readonly string[];
  readonly numSentences: number;
  /** Words of the longest entity. */
  readonly longest: number;
}

const kinds = ["ANAT", "DIAG", "DRUG", "GENE", "PROC", "SIGN", "TEST", "UNIT"];
const syllables = ["ba", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "to"];

/** Names of kinds of entity, in any order. */
export function drawTypes(random: Random, count: number): string[] {
  return shuffled(random, kinds).slice(0, count);
}

/** Words that all differ, in small letters. */
export function drawWords(random: Random, count: number): string[] {
  const all = syllables.flatMap((first) => syllables.map((second) => first + second));
  return shuffled(random, all).slice(0, count);
}

/** The same word with a capital, in capitals, or in small letters. */
export function drawCase(random: Random, word: string): string {
  return pickOne(random, [word, capitalized(word), word.toUpperCase()]);
}

export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The tags of an entity of so many words. */
export function tagsOf(type: string, length: number): string[] {
  return Array.from({ length }, (_, i) => `${i === 0 ? "B" : "I"}-${type}`);
}

/**
 * Sentences with none to four entities, some side by side, in IOB2. Few words make all of them, so
 * that entities come again, and words of entities also stand outside.
 */
export function drawSentences(
  random: Random,
  words: readonly string[],
  { types, numSentences, longest }: SentenceOptions,
): Sentence[] {
  const word = () => drawCase(random, pickOne(random, words));
  return Array.from({ length: numSentences }, () => {
    const tags = ["O"];
    const numEntities = randomInteger(random, 0, 4);
    for (let entity = 0; entity < numEntities; entity++) {
      const numOutside = randomInteger(random, 0, 2);
      for (let i = 0; i < numOutside; i++) tags.push("O");
      tags.push(...tagsOf(pickOne(random, types), randomInteger(random, 1, longest)));
    }
    return { tokens: tags.map(word), tags };
  });
}
