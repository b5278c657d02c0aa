import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { cohortVocabulary } from "./cohort-vocabulary";
import {
  followsRule,
  generatePatient,
  type Patient,
  ruleCodes,
} from "./generate-patient";

const { acetaminophen, ibuprofen, kidneyDisease, kneeArthritis } = ruleCodes;

function draw(numPatients: number, seed = 1): Patient[] {
  const random = seededRandom(seed);
  return Array.from({ length: numPatients }, () => generatePatient({ random }));
}

describe("followsRule", () => {
  it.each<[string, boolean, string[][]]>([
    ["both in one visit", true, [[ibuprofen, kidneyDisease]]],
    [
      "the drug in one, the disease in another",
      false,
      [[kidneyDisease], [ibuprofen]],
    ],
    [
      "together at first, not at last",
      false,
      [
        [ibuprofen, kidneyDisease],
        [ibuprofen, kneeArthritis],
      ],
    ],
    [
      "together at last",
      true,
      [
        [ibuprofen],
        ["ICD10:I10", kidneyDisease, ibuprofen],
        [kneeArthritis],
        [acetaminophen, kneeArthritis],
      ],
    ],
    ["no such drug", false, [[acetaminophen, kidneyDisease]]],
    ["no visit", false, []],
  ])("of %s: %s", (_, hasOutcome, visits) => {
    expect(followsRule(visits)).toBe(hasOutcome);
  });
});

describe("generatePatient", () => {
  const patients = draw(4000);
  const pairsOf = ({ visits }: Patient) =>
    visits
      .filter((codes) => codes.some((code) => isPainDrug(code)))
      .map((codes) =>
        codes
          .filter((code) => isInRule(code))
          .sort()
          .join("+"),
      );
  const isPainDrug = (code: string) =>
    code === ibuprofen || code === acetaminophen;
  const isInRule = (code: string) =>
    Object.values<string>(ruleCodes).includes(code);

  it("gives the outcome by the rule, to one patient in two", () => {
    for (const { visits, hasOutcome } of patients) {
      expect(followsRule(visits)).toBe(hasOutcome);
    }
    const ill = patients.filter(({ hasOutcome }) => hasOutcome).length;
    // Five standard deviations of a coin.
    expect(Math.abs(ill - 2000)).toBeLessThan(5 * Math.sqrt(1000));
  });

  it("has each drug once with each condition, in every patient", () => {
    const four = [ibuprofen, acetaminophen]
      .flatMap((drug) =>
        [kidneyDisease, kneeArthritis].map((condition) =>
          [drug, condition].sort().join("+"),
        ),
      )
      .sort();
    for (const patient of patients) {
      expect(pairsOf(patient).sort()).toEqual(four);
    }
  });

  it("turns acetaminophen's pair the other way round", () => {
    for (const patient of patients) {
      const order = pairsOf(patient);
      const at = (drug: string, condition: string) =>
        order.indexOf([drug, condition].sort().join("+"));
      expect(
        at(acetaminophen, kneeArthritis) > at(acetaminophen, kidneyDisease),
      ).toBe(patient.hasOutcome);
    }
  });

  it("has 6–12 visits of 1–7 distinct codes, all in the vocabulary", () => {
    const numVisits = new Set(patients.map(({ visits }) => visits.length));
    const numCodes = new Set(
      patients.flatMap(({ visits }) => visits.map((codes) => codes.length)),
    );
    const sorted = (counts: Set<number>) => [...counts].sort((a, b) => a - b);
    expect(sorted(numVisits)).toEqual([6, 7, 8, 9, 10, 11, 12]);
    expect(sorted(numCodes)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const { visits } of patients.slice(0, 200)) {
      for (const codes of visits) {
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes.every((code) => cohortVocabulary.has(code))).toBe(true);
      }
    }
  });

  it("puts a visit's codes in any order", () => {
    const first = patients.flatMap(({ visits }) =>
      visits
        .filter((codes) => codes.includes(ibuprofen))
        .map((codes) => codes.indexOf(ibuprofen) < indexOfCondition(codes)),
    );
    const share = first.filter(Boolean).length / first.length;
    expect(Math.abs(share - 0.5)).toBeLessThan(0.03);
  });

  const indexOfCondition = (codes: readonly string[]) =>
    codes.findIndex((code) => code === kidneyDisease || code === kneeArthritis);

  it("is the same for an equal seed, and another for another", () => {
    expect(draw(3, 7)).toEqual(draw(3, 7));
    expect(draw(3, 7)).not.toEqual(draw(3, 8));
  });
});

describe("what a part of the patient tells of the outcome", () => {
  const patients = draw(6000, 2);
  const numIll = patients.filter(({ hasOutcome }) => hasOutcome).length;

  /** How far apart the two groups are in a feature, in standard errors. */
  function separation(has: (patient: Patient) => number): number {
    const [ill, well] = [true, false].map((group) => {
      const xs = patients.filter((p) => p.hasOutcome === group).map(has);
      const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
      const variance =
        xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (xs.length - 1);
      return { mean, squaredError: variance / xs.length };
    });
    if (!ill || !well || numIll === 0) return Number.NaN;
    const error = Math.sqrt(ill.squaredError + well.squaredError);
    return error === 0 ? 0 : Math.abs(ill.mean - well.mean) / error;
  }

  const count = (codes: readonly string[], code: string) =>
    codes.filter((each) => each === code).length;
  const codes = Object.values(ruleCodes);
  // Of 200 features that tell nothing, one passes this in 10,000 runs.
  const chance = 5;

  it("no code's number", () => {
    for (const code of cohortVocabulary.tokens) {
      const apart = separation(({ visits }) => count(visits.flat(), code));
      expect(apart, code).toBeLessThan(chance);
    }
  });

  it("no code at any place from the end", () => {
    for (const code of codes) {
      for (let place = 1; place <= 12; place++) {
        const apart = separation(({ visits }) =>
          count(visits.at(-place) ?? [], code),
        );
        expect(apart, `${code} at -${place}`).toBeLessThan(chance);
      }
    }
  });

  it("no pair of codes in a visit", () => {
    for (const a of codes) {
      for (const b of codes) {
        const apart = separation(
          ({ visits }) =>
            visits.filter((v) => v.includes(a) && v.includes(b)).length,
        );
        expect(apart, `${a} with ${b}`).toBeLessThan(chance);
      }
    }
  });

  it("but a pair at a place does: order and context together", () => {
    const apart = separation(({ visits }) => {
      const at = visits.findIndex(
        (v) => v.includes(ibuprofen) && v.includes(kidneyDisease),
      );
      return at / visits.length;
    });
    expect(apart).toBeGreaterThan(30);
  });
});
