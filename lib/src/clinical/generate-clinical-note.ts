import { requirePositiveInteger } from "../errors/require-positive-integer";
import { pickOne, randomInteger, shuffled } from "../random/draws";
import type { Random } from "../random/seeded-random";
import { clinicalVocabulary } from "./clinical-vocabulary";
import { diagnosisTerms, generalTerms, negationTerms } from "./terms";

/** How a note is generated. */
export interface ClinicalNoteOptions {
  readonly random: Random;
  /** How many tokens the note has, padding included. @default 64 */
  readonly maxLen?: number | undefined;
}

/** A generated note and what it says about the four diagnoses. */
export interface ClinicalNote {
  /** `[maxLen]`; starts with `<CLS>`, ends in padding (id 0). */
  tokenIds: number[];
  /** `[4]`, in the order of `diagnosisNames`; 1 = the patient has it. */
  labels: number[];
}

/**
 * A synthetic clinical note: token ids and one label for each diagnosis.
 *
 * After `<CLS>` come one to three different diagnoses, each as a segment:
 * 2–4 general words, 3–6 terms of the diagnosis (a term may come twice) and
 * 1–3 general words. One segment in five is negated: a single negation term
 * stands before it and its label stays 0. The note has at most 43 tokens before
 * it is cut or padded to `maxLen`; cutting does not change the labels.
 *
 * @throws DataError when `maxLen` is not a positive integer
 * @example
 * const note = generateClinicalNote({ random: seededRandom(7) });
 * clinicalVocabulary.decode(note.tokenIds);
 */
export function generateClinicalNote({
  random,
  maxLen = 64,
}: ClinicalNoteOptions): ClinicalNote {
  requirePositiveInteger("generateClinicalNote", "maxLen", maxLen);
  const words = ["<CLS>"];
  const write = (terms: readonly string[], low: number, high: number) => {
    const count = randomInteger(random, low, high);
    for (let i = 0; i < count; i++) words.push(pickOne(random, terms));
  };

  const labels = diagnosisTerms.map(() => 0);
  const numDiagnoses = randomInteger(random, 1, 3);
  const order = shuffled(random, [...diagnosisTerms.entries()]);
  for (const [diagnosis, terms] of order.slice(0, numDiagnoses)) {
    const isNegated = random() < 0.2;
    if (isNegated) write(negationTerms, 1, 1);
    labels[diagnosis] = isNegated ? 0 : 1;
    write(generalTerms, 2, 4);
    write(terms, 3, 6);
    write(generalTerms, 1, 3);
  }

  const tokenIds = clinicalVocabulary.encode(words).slice(0, maxLen);
  while (tokenIds.length < maxLen) tokenIds.push(clinicalVocabulary.padId);
  return { tokenIds, labels };
}
