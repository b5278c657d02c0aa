import { describe, expect, it } from "vitest";
import { clinicalVocabulary } from "./clinical-vocabulary";
import {
  diagnosisNames,
  diagnosisTerms,
  generalTerms,
  negationTerms,
} from "./terms";

describe("clinicalVocabulary", () => {
  it("has 95 distinct tokens", () => {
    expect(clinicalVocabulary.size).toBe(95);
    expect(new Set(clinicalVocabulary.tokens).size).toBe(95);
  });

  it("has the groups one after the other", () => {
    expect(diagnosisNames).toEqual([
      "Cardiac",
      "Respiratory",
      "Renal",
      "Diabetes",
    ]);
    expect(diagnosisTerms.map((terms) => terms.length)).toEqual([
      16, 14, 10, 10,
    ]);
    expect(negationTerms).toHaveLength(10);
    expect(generalTerms).toHaveLength(32);
    expect(clinicalVocabulary.tokens.slice(3)).toEqual([
      ...diagnosisTerms.flat(),
      ...negationTerms,
      ...generalTerms,
    ]);
  });

  it.each([...diagnosisTerms, negationTerms, generalTerms])(
    "lists terms alphabetically",
    (...terms) => {
      expect(terms).toEqual([...terms].sort());
    },
  );
});
