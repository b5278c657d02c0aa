import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { pickOne, randomInteger, shuffled } from "../random/draws";
import type { Random } from "../random/seeded-random";
import { clinicalVocabulary } from "./clinical-vocabulary";
import type { ClinicalNote } from "./generate-clinical-note";
import { diagnosisTerms, generalTerms, negationTerms } from "./terms";

/** How a note with a distant negation is generated. */
export interface DistantNoteOptions {
  readonly random: Random;
  /** General words between a negation and the first term that it denies. */
  readonly distance: number;
  /**
   * General words of a diagnosis, before its terms and behind them together: the
   * note's length does not depend on the distance. @default 24
   */
  readonly numGeneral?: number | undefined;
  /** @default each diagnosis by the toss of a coin */
  readonly negated?: "one of two" | undefined;
  /** How many tokens the note has, padding included. @default 64 */
  readonly maxLen?: number | undefined;
}

/** A note, and where in it things stand. */
export interface DistantNote extends ClinicalNote {
  /** One for each diagnosis that the note speaks of, in its order. */
  readonly mentions: {
    /** The diagnosis's place in the labels. */
    readonly diagnosis: number;
    /** The negation's place in the note; none where the diagnosis is affirmed. */
    readonly cueAt: number | undefined;
    /** The places of its terms. */
    readonly termsAt: number[];
  }[];
}

/**
 * A synthetic note of two diagnoses, of which each may be denied from afar.
 *
 * After `<CLS>` come two segments: a negation term or, where the diagnosis is
 * affirmed, one more general word; `distance` general words; 3–6 terms of the
 * diagnosis; and `numGeneral - distance` general words. A negation denies the
 * next diagnosis, and no other. `generateClinicalNote` has 2–4 words in the
 * place of `distance`.
 *
 * @throws DataError when `distance` is more than `numGeneral` or negative, or
 * the note may not fit into `maxLen`
 */
export function generateDistantNote({
  random,
  distance,
  numGeneral = 24,
  negated,
  maxLen = 64,
}: DistantNoteOptions): DistantNote {
  requireRoom({ distance, numGeneral, maxLen });
  const words = ["<CLS>"];
  const write = (terms: readonly string[], count: number): number[] =>
    Array.from({ length: count }, () => words.push(pickOne(random, terms)) - 1);

  const labels = diagnosisTerms.map(() => 0);
  const order = shuffled(random, [...diagnosisTerms.entries()]).slice(0, 2);
  const theOne = randomInteger(random, 0, 1);
  const mentions = order.map(([diagnosis, terms], place) => {
    const isNegated = negated ? place === theOne : random() < 0.5;
    labels[diagnosis] = isNegated ? 0 : 1;
    const [first] = write(isNegated ? negationTerms : generalTerms, 1);
    write(generalTerms, distance);
    const termsAt = write(terms, randomInteger(random, 3, 6));
    write(generalTerms, numGeneral - distance);
    return { diagnosis, cueAt: isNegated ? first : undefined, termsAt };
  });

  const tokenIds = clinicalVocabulary.encode(words);
  while (tokenIds.length < maxLen) tokenIds.push(clinicalVocabulary.padId);
  return { tokenIds, labels, mentions };
}

function requireRoom({
  distance,
  numGeneral,
  maxLen,
}: Readonly<Record<"distance" | "numGeneral" | "maxLen", number>>): void {
  requirePositiveInteger("generateDistantNote", "numGeneral", numGeneral);
  requirePositiveInteger("generateDistantNote", "maxLen", maxLen);
  if (!Number.isInteger(distance) || distance < 0 || distance > numGeneral) {
    throw new DataError({
      where: "generateDistantNote",
      expected: `a distance from 0 to numGeneral, ${numGeneral}`,
      got: `${distance}`,
      fix: "The words between negation and term are some of the general words.",
    });
  }
  const longest = 1 + 2 * (1 + numGeneral + 6);
  if (longest > maxLen) {
    throw new DataError({
      where: "generateDistantNote",
      expected: `a maxLen of at least ${longest} for numGeneral ${numGeneral}`,
      got: `${maxLen}`,
      fix: "A note that is cut could lose what its labels say.",
    });
  }
}
