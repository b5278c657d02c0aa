import { describe, expect, it } from "vitest";
import { clinicalVocabulary } from "./clinical-vocabulary";
import { termCategories } from "./term-categories";

describe("termCategories", () => {
  it("names the diagnoses in the order of the labels, then the other words", () => {
    expect(termCategories.map(({ name }) => name)).toEqual([
      "Cardiac",
      "Respiratory",
      "Renal",
      "Diabetes",
      "Negation",
      "General",
      "<CLS>",
    ]);
  });

  it("puts every token of the vocabulary into one category, but for padding and <UNK>", () => {
    const ids = termCategories.flatMap(({ tokenIds }) => tokenIds);
    const expected = clinicalVocabulary.tokens.map((_, id) => id).slice(2);
    expect([...ids].sort((a, b) => a - b)).toEqual(expected);
  });

  it("knows a word by its kind", () => {
    const kindOf = (word: string) =>
      termCategories.find(({ tokenIds }) =>
        tokenIds.includes(clinicalVocabulary.idOf(word)),
      )?.name;
    expect(["murmur", "insulin", "denies", "patient"].map(kindOf)).toEqual([
      "Cardiac",
      "Diabetes",
      "Negation",
      "General",
    ]);
  });
});
