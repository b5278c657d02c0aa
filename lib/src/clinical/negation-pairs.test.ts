import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { clinicalVocabulary } from "./clinical-vocabulary";
import { makeNegationPairs } from "./negation-pairs";
import { diagnosisTerms, generalTerms, negationTerms } from "./terms";

const pairs = makeNegationPairs({
  random: seededRandom(5),
  pairsPerDiagnosis: 211,
});

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

describe("makeNegationPairs", () => {
  it("writes notes that generateClinicalNote may write", () => {
    for (const { diagnosis, affirmed, negated } of pairs) {
      const rest = `${diagnosis}{3,6}g{1,3}$`;
      expect(spell(affirmed.tokenIds)).toMatch(new RegExp(`^Cg{3,4}${rest}`));
      expect(spell(negated.tokenIds)).toMatch(new RegExp(`^CNg{2,3}${rest}`));
    }
  });

  it("has pairs that differ in one word, and in the label of their diagnosis", () => {
    for (const { diagnosis, affirmed, negated } of pairs) {
      expect(affirmed.tokenIds).toHaveLength(64);
      expect(negated.tokenIds).toHaveLength(64);
      const differing = affirmed.tokenIds.flatMap((id, i) =>
        id === negated.tokenIds[i] ? [] : [i],
      );
      expect(differing).toEqual([1]);
      const only = [0, 1, 2, 3].map((d) => (d === diagnosis ? 1 : 0));
      expect(affirmed.labels).toEqual(only);
      expect(negated.labels).toEqual([0, 0, 0, 0]);
    }
  });

  it("has as many pairs of each diagnosis, 50 unless told, in their order", () => {
    const usual = makeNegationPairs({ random: seededRandom(1) });
    const diagnoses = usual.map(({ diagnosis }) => diagnosis);
    expect(diagnoses).toEqual([0, 1, 2, 3].flatMap((d) => Array(50).fill(d)));
    expect(pairs).toHaveLength(4 * 211);
  });

  it("uses every negation, and every general word in its place", () => {
    const firsts = (notes: "affirmed" | "negated") =>
      new Set(pairs.map((pair) => pair[notes].tokenIds[1]));
    expect(firsts("negated").size).toBe(negationTerms.length);
    expect(firsts("affirmed").size).toBe(generalTerms.length);
  });

  it("gives the same pairs for the same seed, and no two notes share an array", () => {
    const draw = () =>
      makeNegationPairs({ random: seededRandom(3), pairsPerDiagnosis: 2 });
    const [one, other] = [draw(), draw()];
    expect(other).toEqual(one);
    one[0]?.affirmed.tokenIds.fill(9);
    expect(one[0]?.negated.tokenIds).not.toContain(9);
  });

  it("refuses a number that is none", () => {
    const random = seededRandom(1);
    expect(() => makeNegationPairs({ random, pairsPerDiagnosis: 1.5 })).toThrow(
      "makeNegationPairs: expected pairsPerDiagnosis to be a whole number of at least 1, got 1.5.",
    );
  });
});
