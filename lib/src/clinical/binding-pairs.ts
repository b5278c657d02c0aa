import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { pickOne, randomInteger, shuffled } from "../random/draws";
import type { Random } from "../random/seeded-random";
import { clinicalVocabulary } from "./clinical-vocabulary";
import type { ClinicalNote } from "./generate-clinical-note";
import { diagnosisTerms, generalTerms, negationTerms } from "./terms";

/** How many pairs are made, and how long their notes are. */
export interface BindingPairsOptions {
  readonly random: Random;
  readonly numPairs: number;
  /** How many tokens a note has, padding included. @default 64 */
  readonly maxLen?: number | undefined;
}

/** Two notes of the same words, in which another diagnosis is denied. */
export interface BindingPair {
  /** Both diagnoses' places in the labels, in the order of the notes. */
  readonly diagnoses: readonly [first: number, second: number];
  /** The negation stands before the first: only the second has a label. */
  readonly firstDenied: ClinicalNote;
  /** The same negation before the second: only the first has a label. */
  readonly secondDenied: ClinicalNote;
}

/** `<CLS>`, one negation, and two segments of 4 + 6 + 3 words. */
const longestNote = 28;

/**
 * Pairs of notes that ask which diagnosis a negation belongs to.
 *
 * Each note names two diagnoses in two segments, as `generateClinicalNote`
 * writes them, and has one negation, which opens one of the two. The notes of a
 * pair differ in nothing but where it stands, so that both labels swap: they
 * have the same words, equally often, and the same length. A reader to whom the
 * order of the words is nothing gives both the same answer, and is right about
 * one of them at most.
 *
 * @throws DataError when a number is not a positive integer, or a note may not
 * fit into `maxLen`: a note that is cut could lose what its labels say
 * @example
 * const pairs = makeBindingPairs({ random: seededRandom(7), numPairs: 200 });
 * bindingAccuracy(model, pairs);
 */
export function makeBindingPairs({
  random,
  numPairs,
  maxLen = 64,
}: BindingPairsOptions): BindingPair[] {
  requirePositiveInteger("makeBindingPairs", "numPairs", numPairs);
  requirePositiveInteger("makeBindingPairs", "maxLen", maxLen);
  if (maxLen < longestNote) {
    throw new DataError({
      where: "makeBindingPairs",
      expected: `a maxLen of at least ${longestNote}`,
      got: `${maxLen}`,
      fix: "A note that is cut could lose what its labels say.",
    });
  }
  return Array.from({ length: numPairs }, () => drawPair(random, maxLen));
}

function drawPair(random: Random, maxLen: number): BindingPair {
  const all = diagnosisTerms.map((_, diagnosis) => diagnosis);
  const [first = 0, second = 0] = shuffled(random, all);
  const cue = pickOne(random, negationTerms);
  const opening = drawSegment(random, first);
  const closing = drawSegment(random, second);
  const noteOf = (words: readonly string[], affirmed: number): ClinicalNote => {
    const tokenIds = clinicalVocabulary.encode(["<CLS>", ...words]);
    while (tokenIds.length < maxLen) tokenIds.push(clinicalVocabulary.padId);
    return { tokenIds, labels: all.map((d) => (d === affirmed ? 1 : 0)) };
  };
  return {
    diagnoses: [first, second],
    firstDenied: noteOf([cue, ...opening, ...closing], second),
    secondDenied: noteOf([...opening, cue, ...closing], first),
  };
}

/** What `generateClinicalNote` writes of an affirmed diagnosis. */
function drawSegment(random: Random, diagnosis: number): string[] {
  const draw = (terms: readonly string[], low: number, high: number) =>
    Array.from({ length: randomInteger(random, low, high) }, () =>
      pickOne(random, terms),
    );
  return [
    ...draw(generalTerms, 2, 4),
    ...draw(diagnosisTerms[diagnosis] ?? [], 3, 6),
    ...draw(generalTerms, 1, 3),
  ];
}
