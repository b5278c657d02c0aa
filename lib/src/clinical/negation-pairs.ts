import { requirePositiveInteger } from "../errors/require-positive-integer";
import { pickOne, randomInteger } from "../random/draws";
import type { Random } from "../random/seeded-random";
import { clinicalVocabulary } from "./clinical-vocabulary";
import type { ClinicalNote } from "./generate-clinical-note";
import { diagnosisTerms, generalTerms, negationTerms } from "./terms";

/** How many pairs are made. */
export interface NegationPairsOptions {
  readonly random: Random;
  /** @default 50 */
  readonly pairsPerDiagnosis?: number | undefined;
}

/** Two notes that differ in one word: a general one, or a negation. */
export interface NegationPair {
  /** The one diagnosis that both notes name: its place in the labels. */
  readonly diagnosis: number;
  /** Its label is 1. */
  readonly affirmed: ClinicalNote;
  /** A negation opens it: it has no label. */
  readonly negated: ClinicalNote;
}

const maxLen = 64;

/**
 * Pairs of notes that differ only in a negation: `pairsPerDiagnosis` for each
 * of the four diagnoses, in their order.
 *
 * Each note names one diagnosis. After `<CLS>` comes a general word in the
 * affirmed note and a negation in its place in the other; then, the same in
 * both, 2–3 general words, 3–6 terms and 1–3 general words. So a pair's notes
 * have the same length, and both are notes that `generateClinicalNote` may
 * write: before the terms it has 2–4 general words, with or without a negation.
 *
 * @returns `4 · pairsPerDiagnosis` pairs, whose notes have 64 token ids
 * @throws DataError when `pairsPerDiagnosis` is not a positive integer
 * @example
 * makeNegationPairs({ random: seededRandom(7) }).length; // 200 pairs, 400 notes
 */
export function makeNegationPairs({
  random,
  pairsPerDiagnosis = 50,
}: NegationPairsOptions): NegationPair[] {
  const name = "pairsPerDiagnosis";
  requirePositiveInteger("makeNegationPairs", name, pairsPerDiagnosis);
  return diagnosisTerms.flatMap((_, diagnosis) =>
    Array.from({ length: pairsPerDiagnosis }, () =>
      drawPair(random, diagnosis),
    ),
  );
}

function drawPair(random: Random, diagnosis: number): NegationPair {
  const draw = (terms: readonly string[], low: number, high: number) =>
    Array.from({ length: randomInteger(random, low, high) }, () =>
      pickOne(random, terms),
    );
  const shared = [
    ...draw(generalTerms, 2, 3),
    ...draw(diagnosisTerms[diagnosis] ?? [], 3, 6),
    ...draw(generalTerms, 1, 3),
  ];
  const noteOf = (first: string, label: number): ClinicalNote => {
    const tokenIds = clinicalVocabulary.encode(["<CLS>", first, ...shared]);
    while (tokenIds.length < maxLen) tokenIds.push(clinicalVocabulary.padId);
    const labels = diagnosisTerms.map((_, d) => (d === diagnosis ? label : 0));
    return { tokenIds, labels };
  };
  return {
    diagnosis,
    affirmed: noteOf(pickOne(random, generalTerms), 1),
    negated: noteOf(pickOne(random, negationTerms), 0),
  };
}
