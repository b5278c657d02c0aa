import { pickOne, randomInteger, shuffled } from "../random/draws";
import type { Random } from "../random/seeded-random";
import { visitDiagnoses, visitDrugs, visitLabs } from "./visit-codes";

/** A patient's visits, from the first to the last, and what became of it. */
export interface Patient {
  /** The codes of each visit; within a visit their order means nothing. */
  readonly visits: readonly (readonly string[])[];
  /** Whether the outcome followed the last visit. */
  readonly hasOutcome: boolean;
}

/** What the rule of the outcome speaks of. */
export const ruleCodes = {
  acetaminophen: "RxNorm:161",
  ibuprofen: "RxNorm:5640",
  kidneyDisease: "ICD10:N18.3",
  kneeArthritis: "ICD10:M17.9",
} as const;

const { acetaminophen, ibuprofen, kidneyDisease, kneeArthritis } = ruleCodes;
const conditions = [kidneyDisease, kneeArthritis] as const;
const inRule: readonly string[] = Object.values(ruleCodes);

const otherCodes = [...visitDiagnoses, ...visitLabs, ...visitDrugs]
  .map(({ code }) => code)
  .filter((code) => !inRule.includes(code));

/**
 * Whether the **last** visit with ibuprofen is one with chronic kidney disease:
 * the rule by which a generated patient has the outcome.
 *
 * Which visit is the last is a matter of order; whether the kidneys are ill *in
 * that visit* is one of context. The drug and the disease are a pair that
 * physicians avoid; the rule is ours, and no medicine.
 *
 * @param visits the codes of each visit, from the first to the last
 */
export function followsRule(visits: Patient["visits"]): boolean {
  const last = visits.filter((codes) => codes.includes(ibuprofen)).at(-1);
  return last?.includes(kidneyDisease) ?? false;
}

/**
 * A synthetic patient of 6–12 visits, whose outcome follows from its visits by
 * {@link followsRule}; one of two patients has it.
 *
 * Four visits are the same in all patients: ibuprofen and acetaminophen, each
 * once with kidney disease and once with arthritis of the knee. Only their order
 * differs, and acetaminophen's pair stands the other way round than ibuprofen's.
 * So over all patients no code is more frequent with the outcome than without
 * it, no pair of codes in a visit, and no code at any place. Among them stand
 * 2–8 other visits, three in four of which record one of the two conditions,
 * drawn by a coin. Each visit has 1–5 codes more that mean nothing, and its
 * codes are in random order.
 */
export function generatePatient({
  random,
}: {
  readonly random: Random;
}): Patient {
  const hasOutcome = random() < 0.5;
  const pairs = orderOfPairs(hasOutcome, random);
  const others = Array.from({ length: randomInteger(random, 2, 8) }, () =>
    random() < 0.75 ? [pickOne(random, conditions)] : [],
  );
  const visits = mixed(random, pairs, others).map((codes) => {
    const more = shuffled(random, otherCodes);
    const numMore = randomInteger(random, 1, 5);
    return shuffled(random, [...codes, ...more.slice(0, numMore)]);
  });
  return { visits, hasOutcome };
}

/** The four pairs of drug and condition, in one of the orders that fit. */
function orderOfPairs(hasOutcome: boolean, random: Random): string[][] {
  const [earlier, later] = hasOutcome
    ? ([kneeArthritis, kidneyDisease] as const)
    : conditions;
  return mixed(
    random,
    [
      [ibuprofen, earlier],
      [ibuprofen, later],
    ],
    [
      [acetaminophen, later],
      [acetaminophen, earlier],
    ],
  );
}

/** Both lists in one; each keeps its order, and all mixtures are as likely. */
function mixed<T>(random: Random, a: readonly T[], b: readonly T[]): T[] {
  const [ofA, ofB] = [[...a], [...b]];
  const turns = shuffled(random, [...a.map(() => ofA), ...b.map(() => ofB)]);
  return turns.flatMap((list) => list.splice(0, 1));
}
