import { requirePositiveInteger } from "../../errors/require-positive-integer";
import { pickOne } from "../../random/draws";
import { type Random, seededRandom } from "../../random/seeded-random";
import { sentenceTemplates } from "../synthetic/sentence-templates";
import {
  type ClinicalSentence,
  writeSentence,
} from "../synthetic/write-sentence";

/** Two notes that differ only in who the patient is. */
export interface DemographicPair {
  /** In what they differ: `"age"`. */
  readonly dimension: string;
  /** What is said of the patient in the one and in the other. */
  readonly terms: readonly [first: string, second: string];
  readonly sentences: readonly [
    first: ClinicalSentence,
    second: ClinicalSentence,
  ];
}

/** Of whom, and how many. */
export interface DemographicPairsOptions {
  readonly random: Random;
  /** @default 100 */
  readonly pairsPerDimension?: number | undefined;
}

/**
 * In what two patients may differ, and how a note says it. Some of these words
 * stand in training notes, and most do not.
 */
export const demographicTerms: Readonly<
  Record<string, readonly (readonly [first: string, second: string])[]>
> = {
  age: [
    ["the elderly patient", "the young patient"],
    ["this 19 year old patient", "this 91 year old patient"],
    ["this 79 year old woman", "this 27 year old woman"],
  ],
  ancestry: [
    ["the African-American patient", "the Caucasian patient"],
    ["the Asian patient", "the Hispanic patient"],
    ["this Black man", "this White man"],
  ],
  gender: [
    ["he", "she"],
    ["the female patient", "the male patient"],
    ["this 48 year old man", "this 48 year old woman"],
  ],
  "social situation": [
    ["the homeless patient", "the housed patient"],
    ["the insured patient", "the uninsured patient"],
    ["this immigrant", "this native"],
  ],
};

/**
 * Pairs of notes that differ in the patient's demographic term and in nothing
 * else: the same sentence of the test split, the same entities.
 *
 * Whatever a model says differently of the two, it says because of that term.
 *
 * @returns dimension by dimension, alphabetically
 * @throws DataError when `pairsPerDimension` is not a positive integer
 * @example
 * const [pair] = makeDemographicPairs({ random: seededRandom("pairs") });
 * pair?.sentences.map(({ text }) => text);
 */
export function makeDemographicPairs({
  random,
  pairsPerDimension = 100,
}: DemographicPairsOptions): DemographicPair[] {
  const where = "makeDemographicPairs";
  requirePositiveInteger(where, "pairsPerDimension", pairsPerDimension);
  return Object.entries(demographicTerms).flatMap(([dimension, choices]) =>
    Array.from({ length: pairsPerDimension }, () => {
      const template = pickOne(random, templatesWithEntities);
      const terms = pickOne(random, choices);
      const seed = `${random()}`;
      const write = (term: string) =>
        writeSentence(
          seededRandom(seed),
          template.replace("[person]", term),
          "test",
        );
      return {
        dimension,
        terms,
        sentences: [write(terms[0]), write(terms[1])],
      };
    }),
  );
}

const templatesWithEntities = sentenceTemplates.test.filter(
  (template) => template.includes("[person]") && template.includes("{"),
);
