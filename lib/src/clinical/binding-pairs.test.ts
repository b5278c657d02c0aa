import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { makeBindingPairs } from "./binding-pairs";
import { clinicalVocabulary } from "./clinical-vocabulary";
import { diagnosisTerms, generalTerms, negationTerms } from "./terms";

const pairs = makeBindingPairs({ random: seededRandom(5), numPairs: 1009 });

/** One letter a token: C the start, N a negation, 0–3 a diagnosis, g general. */
const spell = (tokenIds: readonly number[]): string =>
  clinicalVocabulary
    .decode(tokenIds.filter((id) => id !== 0))
    .map((token) => {
      if (token === "<CLS>") return "C";
      if (negationTerms.includes(token)) return "N";
      if (generalTerms.includes(token)) return "g";
      return diagnosisTerms.findIndex((terms) => terms.includes(token));
    })
    .join("");

describe("makeBindingPairs", () => {
  it("denies the first diagnosis in one note, the second in the other", () => {
    expect(pairs).toHaveLength(1009);
    for (const { diagnoses, firstDenied, secondDenied } of pairs) {
      const [first, second] = diagnoses;
      const segment = (d: number) => `g{2,4}${d}{3,6}g{1,3}`;
      const [one, other] = [segment(first), segment(second)];
      expect(spell(firstDenied.tokenIds)).toMatch(
        new RegExp(`^CN${one}${other}$`),
      );
      expect(spell(secondDenied.tokenIds)).toMatch(
        new RegExp(`^C${one}N${other}$`),
      );
    }
  });

  it("gives a label to the affirmed diagnosis alone", () => {
    for (const { diagnoses, firstDenied, secondDenied } of pairs) {
      const only = (d: number) => [0, 1, 2, 3].map((c) => (c === d ? 1 : 0));
      expect(diagnoses[0]).not.toBe(diagnoses[1]);
      expect(firstDenied.labels).toEqual(only(diagnoses[1]));
      expect(secondDenied.labels).toEqual(only(diagnoses[0]));
    }
  });

  it("has the same words equally often, and nothing moves but the negation", () => {
    const isNegation = (id: number) =>
      negationTerms.includes(clinicalVocabulary.tokenOf(id));
    for (const { firstDenied, secondDenied } of pairs) {
      const [one, other] = [firstDenied.tokenIds, secondDenied.tokenIds];
      expect(one).toHaveLength(64);
      expect([...other].sort()).toEqual([...one].sort());
      expect(other).not.toEqual(one);
      expect(other.filter((id) => !isNegation(id))).toEqual(
        one.filter((id) => !isNegation(id)),
      );
    }
  });

  it("takes every diagnosis, in both places, and every negation", () => {
    const orders = new Set(pairs.map(({ diagnoses }) => diagnoses.join()));
    expect(orders.size).toBe(12);
    const cues = new Set(
      pairs.map(({ firstDenied }) => firstDenied.tokenIds[1]),
    );
    expect(cues.size).toBe(negationTerms.length);
  });

  it("gives the same pairs for the same seed, and no two notes share an array", () => {
    const draw = () =>
      makeBindingPairs({ random: seededRandom(3), numPairs: 7, maxLen: 31 });
    const [one, other] = [draw(), draw()];
    expect(other).toEqual(one);
    one[0]?.firstDenied.labels.fill(9);
    expect(one[0]?.secondDenied.labels).not.toContain(9);
    expect(one[0]?.firstDenied.tokenIds).toHaveLength(31);
  });

  it("refuses numbers that are none, and notes that would be cut", () => {
    const random = seededRandom(1);
    expect(() => makeBindingPairs({ random, numPairs: 0 })).toThrow(
      "makeBindingPairs: expected numPairs to be a whole number of at least 1, got 0.",
    );
    expect(() => makeBindingPairs({ random, numPairs: 1, maxLen: 27 })).toThrow(
      "makeBindingPairs: expected a maxLen of at least 28, got 27. A note that is cut could lose what its labels say.",
    );
  });
});
