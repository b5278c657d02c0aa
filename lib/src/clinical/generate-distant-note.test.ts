import { describe, expect, it } from "vitest";
import { noteLength } from "../data/length-buckets";
import { seededRandom } from "../random/seeded-random";
import { clinicalVocabulary } from "./clinical-vocabulary";
import { generateDistantNote } from "./generate-distant-note";
import { diagnosisTerms, generalTerms, negationTerms } from "./terms";

/** One letter a token: C the start, N a negation, 0–3 a diagnosis, g general. */
const spell = (tokenIds: readonly number[]): string =>
  clinicalVocabulary
    .decode(tokenIds)
    .filter((token) => token !== "<PAD>")
    .map((token) => {
      if (token === "<CLS>") return "C";
      if (negationTerms.includes(token)) return "N";
      if (generalTerms.includes(token)) return "g";
      return String(diagnosisTerms.findIndex((terms) => terms.includes(token)));
    })
    .join("");

const random = seededRandom(13);
const notesAt = (distance: number, changes: object = {}) =>
  Array.from({ length: 400 }, () =>
    generateDistantNote({ random, distance, ...changes }),
  );

describe("generateDistantNote", () => {
  it.each([0, 7, 24])("has %d words between negation and term", (distance) => {
    const terms = "(?:0{3,6}|1{3,6}|2{3,6}|3{3,6})";
    const segment = `[Ng]g{${distance}}${terms}g{${24 - distance}}`;
    for (const { tokenIds, labels } of notesAt(distance)) {
      const spelling = spell(tokenIds);
      expect(spelling).toMatch(new RegExp(`^C(?:${segment}){2}$`));
      expect(tokenIds).toHaveLength(64);
      const read = [0, 0, 0, 0];
      for (const [, cue, , first] of spelling.matchAll(/(N?)(g*)([0-3])\3*/g)) {
        read[Number(first)] = cue === "N" ? 0 : 1;
      }
      expect(labels).toEqual(read);
    }
  });

  it("is as long whatever the distance", () => {
    const lengthsAt = (distance: number) =>
      new Set(notesAt(distance).map(({ tokenIds }) => noteLength(tokenIds)));
    // <CLS>, and twice 25 words and 3 to 6 terms.
    const all = new Set([57, 58, 59, 60, 61, 62, 63]);
    expect(lengthsAt(0)).toEqual(all);
    expect(lengthsAt(24)).toEqual(all);
  });

  it("says where things stand", () => {
    for (const { tokenIds, labels, mentions } of notesAt(5)) {
      const tokens = clinicalVocabulary.decode(tokenIds);
      expect(mentions).toHaveLength(2);
      for (const { diagnosis, cueAt, termsAt } of mentions) {
        expect(labels[diagnosis]).toBe(cueAt === undefined ? 1 : 0);
        if (cueAt !== undefined) {
          expect(negationTerms).toContain(tokens[cueAt]);
          expect(termsAt[0]).toBe(cueAt + 6);
        }
        for (const at of termsAt) {
          expect(diagnosisTerms[diagnosis]).toContain(tokens[at]);
        }
      }
      const cues = tokens.filter((token) => negationTerms.includes(token));
      const said = mentions.filter(({ cueAt }) => cueAt !== undefined);
      expect(cues).toHaveLength(said.length);
    }
  });

  it("denies each diagnosis as often as not, or exactly one of the two", () => {
    const sumsOf = (changes: object) =>
      notesAt(2, changes).map(({ labels }) =>
        labels.reduce((sum, label) => sum + label, 0),
      );
    const free = sumsOf({});
    // 400 notes: a quarter has none, within five standard errors of 0.022.
    const share = free.filter((sum) => sum === 0).length / free.length;
    expect(Math.abs(share - 0.25)).toBeLessThan(0.11);
    expect(new Set(free)).toEqual(new Set([0, 1, 2]));
    const one = notesAt(2, { negated: "one of two" });
    expect(new Set(one.map(({ labels }) => labels.join("")).map(sum))).toEqual(
      new Set([1]),
    );
    const first = one.filter(({ mentions }) => mentions[0]?.cueAt === 1).length;
    expect(Math.abs(first / one.length - 0.5)).toBeLessThan(0.13);
  });

  it("gives the same note for the same seed", () => {
    const make = () =>
      generateDistantNote({ random: seededRandom(1), distance: 9 });
    expect(make()).toEqual(make());
  });

  it.each([
    [{ distance: 25 }, "a distance from 0 to numGeneral, 24, got 25"],
    [{ distance: -1 }, "a distance from 0 to numGeneral, 24, got -1"],
    [{ distance: 1.5 }, "got 1.5"],
    [
      { distance: 2, numGeneral: 25 },
      "a maxLen of at least 65 for numGeneral 25, got 64",
    ],
  ])("refuses %j", (options, said) => {
    expect(() => generateDistantNote({ random, ...options })).toThrow(said);
  });
});

const sum = (spelled: string): number =>
  [...spelled].reduce((total, digit) => total + Number(digit), 0);
