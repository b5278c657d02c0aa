import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { diagnosisTerms } from "../clinical/terms";
import { distinctConcepts } from "./distinct-concepts";
import type { NegexSentence } from "./read-negex-sentences";
import { wordsIn } from "./words-in";

/** How much of some sentences the course's vocabulary knows. */
export interface NegexCoverage {
  /** In all sentences; one that stands there for several concepts is counted for each. */
  readonly numWords: number;
  readonly numKnownWords: number;
  readonly numConcepts: number;
  /** Pairs of concept and sentence that differ in more than case and blanks. */
  readonly numDistinct: number;
  /** Concepts all of whose words are known. */
  readonly numKnownConcepts: number;
  /** Of these, those with terms of one diagnosis, and of no other. */
  readonly numCovered: number;
}

/** A concept that a model of the four diagnoses can be asked about. */
export interface CoveredConcept extends NegexSentence {
  /** The diagnosis whose terms it has: its place in the labels. */
  readonly diagnosis: number;
}

/**
 * The sentences whose concept is in the words of the generated notes: all of
 * its words are in `clinicalVocabulary`, and its terms are of one diagnosis.
 * The rest of the sentence may be anything.
 */
export function coveredConcepts(
  sentences: readonly NegexSentence[],
): CoveredConcept[] {
  return sentences.flatMap((sentence) => {
    const words = wordsIn(sentence.concept);
    const [diagnosis, ...others] = diagnosesOf(words);
    const isCovered = areKnown(words) && others.length === 0;
    if (!isCovered || diagnosis === undefined) return [];
    return [{ ...sentence, diagnosis }];
  });
}

/** How many words and concepts the vocabulary knows. Counts only, no text. */
export function negexCoverage(
  sentences: readonly NegexSentence[],
): NegexCoverage {
  const words = sentences.flatMap(({ sentence }) => wordsIn(sentence));
  return {
    numWords: words.length,
    numKnownWords: words.filter(isKnown).length,
    numConcepts: sentences.length,
    numDistinct: distinctConcepts(sentences).length,
    numKnownConcepts: sentences.filter(({ concept }) =>
      areKnown(wordsIn(concept)),
    ).length,
    numCovered: coveredConcepts(sentences).length,
  };
}

const isKnown = (word: string): boolean => clinicalVocabulary.has(word);

const areKnown = (words: readonly string[]): boolean =>
  words.length > 0 && words.every(isKnown);

/** The diagnoses that have one of the words among their terms. */
function diagnosesOf(words: readonly string[]): number[] {
  return diagnosisTerms.flatMap((terms, diagnosis) =>
    words.some((word) => terms.includes(word)) ? [diagnosis] : [],
  );
}
