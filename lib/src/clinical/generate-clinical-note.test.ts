import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { clinicalVocabulary } from "./clinical-vocabulary";
import { generateClinicalNote } from "./generate-clinical-note";
import { diagnosisTerms, generalTerms, negationTerms } from "./terms";

const numDraws = 4000;

/** One letter a token: C the start, N a negation, 0–3 a diagnosis, g general. */
function spell(tokenIds: readonly number[]): string {
  return clinicalVocabulary
    .decode(tokenIds)
    .filter((token) => token !== "<PAD>")
    .map((token) => {
      if (token === "<CLS>") return "C";
      if (negationTerms.includes(token)) return "N";
      if (generalTerms.includes(token)) return "g";
      return String(diagnosisTerms.findIndex((terms) => terms.includes(token)));
    })
    .join("");
}

const random = seededRandom(11);
const notes = Array.from({ length: numDraws }, () => {
  const note = generateClinicalNote({ random });
  const spelling = spell(note.tokenIds);
  const diagnoses = [...spelling.matchAll(/([0-3])\1*/g)].map(([, d]) =>
    Number(d),
  );
  return { ...note, spelling, diagnoses };
});

/** Four standard errors of a share over the draws: a fair share passes. */
const margin = (share: number, count: number) =>
  4 * Math.sqrt((share * (1 - share)) / count);

describe("generateClinicalNote", () => {
  it("writes one to three whole segments after <CLS>", () => {
    const segment = "N?g{2,4}(?:0{3,6}|1{3,6}|2{3,6}|3{3,6})g{1,3}";
    const note = new RegExp(`^C(?:${segment}){1,3}$`);
    for (const { spelling } of notes) expect(spelling).toMatch(note);
  });

  it("never repeats a diagnosis, and takes each number and diagnosis equally often", () => {
    for (const { diagnoses } of notes)
      expect(new Set(diagnoses).size).toBe(diagnoses.length);
    for (const count of [1, 2, 3]) {
      const share =
        notes.filter(({ diagnoses }) => diagnoses.length === count).length /
        numDraws;
      expect(Math.abs(share - 1 / 3)).toBeLessThan(margin(1 / 3, numDraws));
    }
    for (const diagnosis of [0, 1, 2, 3]) {
      const share =
        notes.filter(({ diagnoses }) => diagnoses[0] === diagnosis).length /
        numDraws;
      expect(Math.abs(share - 1 / 4)).toBeLessThan(margin(1 / 4, numDraws));
    }
  });

  it("negates one segment in five, and labels exactly the others", () => {
    let numNegated = 0;
    for (const { spelling, labels } of notes) {
      const segments = [...spelling.matchAll(/(N?)g+([0-3])/g)];
      const expected = [0, 0, 0, 0];
      for (const [, cue, diagnosis] of segments) {
        if (cue === "N") numNegated++;
        else expected[Number(diagnosis)] = 1;
      }
      expect(labels).toEqual(expected);
    }
    const numSegments = notes.reduce(
      (sum, { diagnoses }) => sum + diagnoses.length,
      0,
    );
    expect(Math.abs(numNegated / numSegments - 0.2)).toBeLessThan(
      margin(0.2, numSegments),
    );
  });

  it("uses every word of the vocabulary but <UNK>", () => {
    const used = new Set(notes.flatMap(({ tokenIds }) => tokenIds));
    expect(used.size).toBe(94);
    expect(used.has(clinicalVocabulary.unknownId)).toBe(false);
  });

  it("has at most 43 tokens and pads to maxLen", () => {
    const longest = Math.max(...notes.map(({ spelling }) => spelling.length));
    expect(longest).toBeLessThanOrEqual(43);
    expect(longest).toBeGreaterThan(34);
    for (const { tokenIds } of notes) {
      expect(tokenIds).toHaveLength(64);
      expect(tokenIds.indexOf(0)).toBe(
        tokenIds.filter((id) => id !== 0).length,
      );
    }
  });

  it("cuts to maxLen without changing the labels", () => {
    const long = generateClinicalNote({ random: seededRandom(5) });
    const short = generateClinicalNote({ random: seededRandom(5), maxLen: 16 });
    expect(short.tokenIds).toEqual(long.tokenIds.slice(0, 16));
    expect(short.labels).toEqual(long.labels);
    expect(generateClinicalNote({ random, maxLen: 1 }).tokenIds).toEqual([2]);
  });

  it("gives the same note for the same seed, and no two notes share an array", () => {
    const first = generateClinicalNote({ random: seededRandom(1) });
    const second = generateClinicalNote({ random: seededRandom(1) });
    expect(second).toEqual(first);
    first.labels.fill(9);
    expect(second.labels).not.toContain(9);
  });

  it("refuses a length that is none", () => {
    expect(() => generateClinicalNote({ random, maxLen: 0 })).toThrow(
      "generateClinicalNote: expected maxLen to be a whole number of at least 1, got 0. Pass maxLen as a positive integer.",
    );
  });
});
