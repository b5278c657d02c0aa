import type { NegexSentence } from "./read-negex-sentences";

/**
 * Each pair of concept and sentence once, in lower case and with single blanks.
 *
 * The test kit has pairs that differ in case and blanks alone, and writes each
 * concept in capitals: a reader that sees these is told where to look.
 *
 * @returns the first of each, in their order
 */
export function distinctConcepts<Sentence extends NegexSentence>(
  sentences: readonly Sentence[],
): Sentence[] {
  const distinct = new Map<string, Sentence>();
  for (const each of sentences) {
    const concept = folded(each.concept);
    const sentence = folded(each.sentence);
    const pair = `${concept}\t${sentence}`;
    if (distinct.has(pair)) continue;
    distinct.set(pair, { ...each, concept, sentence });
  }
  return [...distinct.values()];
}

const folded = (text: string): string =>
  text.toLowerCase().replace(/\s+/g, " ").trim();
