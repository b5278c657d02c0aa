import { describe, expect, it } from "vitest";
import { coveredConcepts, negexCoverage } from "./covered-concepts";

const of = (concept: string, sentence: string, isNegated = false) => ({
  report: 1,
  concept,
  sentence,
  isNegated,
});

const sentences = [
  of("Chest pain", "Denies CHEST PAIN today.", true),
  of("cough", "A dry COUGH."),
  of("dry cough", "A DRY COUGH."),
  of("renal failure", "Acute RENAL FAILURE."), // terms of two diagnoses
  of("mild", "It is MILD."), // of none
  of("--", "--"),
  of("history of diabetes", "HISTORY OF DIABETES."),
];

describe("coveredConcepts", () => {
  it("takes concepts whose words are known, with terms of one diagnosis", () => {
    const covered = coveredConcepts(sentences);
    expect(
      covered.map(({ concept, diagnosis }) => [concept, diagnosis]),
    ).toEqual([
      ["Chest pain", 0],
      ["cough", 1],
      ["history of diabetes", 3],
    ]);
    expect(covered[0]).toEqual({ ...sentences[0], diagnosis: 0 });
  });
});

describe("negexCoverage", () => {
  it("counts words and concepts by hand", () => {
    expect(negexCoverage(sentences)).toEqual({
      numWords: 4 + 3 + 3 + 3 + 3 + 0 + 3,
      // denies chest pain | cough | cough | all | is mild | | all
      numKnownWords: 3 + 1 + 1 + 3 + 2 + 0 + 3,
      numConcepts: 7,
      numDistinct: 7,
      numKnownConcepts: 5,
      numCovered: 3,
    });
  });

  it("counts a concept once that differs in case and blanks alone", () => {
    const twice = [of("cough", "No COUGH."), of("Cough", "no   cough. ")];
    expect(negexCoverage(twice).numDistinct).toBe(1);
    expect(negexCoverage(twice).numConcepts).toBe(2);
  });
});
