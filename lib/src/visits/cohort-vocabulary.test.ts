import { describe, expect, it } from "vitest";
import { cohortVocabulary, nameOfCode } from "./cohort-vocabulary";
import { visitDiagnoses, visitDrugs, visitLabs } from "./visit-codes";

const lists = [visitDiagnoses, visitLabs, visitDrugs];

describe("the codes of visits", () => {
  it("are of their systems' forms", () => {
    const forms = [
      /^ICD10:[A-Z]\d\d(\.\d{1,3})?$/,
      /^LOINC:\d+-\d$/,
      /^RxNorm:\d+$/,
    ];
    lists.forEach((list, i) => {
      for (const { code } of list) expect(code).toMatch(forms[i] ?? /$^/);
    });
  });

  it("have LOINC's check digits", () => {
    for (const { code } of visitLabs) {
      const [digits = "", check] = code.slice("LOINC:".length).split("-");
      expect(luhn(digits), code).toBe(Number(check));
    }
  });

  it("stand by name, each once", () => {
    for (const list of lists) {
      const names = list.map(({ name }) => name);
      expect([...names].sort()).toEqual(names);
    }
    const all = lists.flat();
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});

/** LOINC's check digit: Luhn's, by modulus 10. */
function luhn(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

describe("cohortVocabulary", () => {
  it("has the special tokens and all codes", () => {
    expect(cohortVocabulary.size).toBe(3 + lists.flat().length);
    expect(cohortVocabulary.size).toBe(41);
    expect(cohortVocabulary.idOf("ICD10:D64.9")).toBe(3);
  });
});

describe("nameOfCode", () => {
  it("says what a code stands for", () => {
    expect(nameOfCode("ICD10:E11.9")).toBe("type 2 diabetes");
    expect(nameOfCode("RxNorm:161")).toBe("acetaminophen");
  });

  it("refuses what is no code, and does not quote it", () => {
    expect(() => nameOfCode("E11.9")).toThrow("got another");
  });
});
