import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { exploreDataset } from "./explore-dataset";
import type { NerSentence } from "./ner-corpus";

const sentence = (tags: string): NerSentence => ({
  tokens: tags.split(" ").map((_, word) => `word${word}`),
  tags: tags.split(" "),
});

const corpus = {
  labels: ["O", "B-A", "I-A", "B-Z", "I-Z"],
  train: ["O B-A I-A B-A O", "B-Z B-A I-A I-A O", "O"].map(sentence),
  validation: [sentence("B-Z I-Z"), sentence("O")],
  test: [sentence("B-Z I-Z I-Z I-Z")],
};

describe("exploreDataset", () => {
  it("counts by hand", () => {
    const { labelDistribution, entityLengths, ...numbers } =
      exploreDataset(corpus);
    expect(numbers).toEqual({
      splitSizes: { train: 3, validation: 2, test: 1 },
      meanTokens: 11 / 3,
      entityShare: 7 / 11,
      meanEntities: 4 / 3,
    });
    expect([...labelDistribution]).toEqual([
      ["O", 4],
      ["B-A", 3],
      ["I-A", 3],
      ["B-Z", 1],
      ["I-Z", 0],
    ]);
    expect([...entityLengths]).toEqual([
      [1, 2],
      [2, 1],
      [3, 1],
    ]);
  });

  it("counts an entity that lacks its B-, as conlleval does", () => {
    const train = [sentence("I-A I-Z O")];
    const { meanEntities, entityLengths } = exploreDataset({
      ...corpus,
      train,
    });
    expect(meanEntities).toBe(2);
    expect([...entityLengths]).toEqual([[1, 2]]);
  });

  it("has NaN for the means of nothing", () => {
    const { splitSizes, meanTokens, entityShare } = exploreDataset({
      ...corpus,
      train: [],
    });
    expect(splitSizes.train).toBe(0);
    expect(meanTokens).toBeNaN();
    expect(entityShare).toBeNaN();
  });

  it("refuses what is no tag", () => {
    const train = [sentence("entity O")];
    expect(() => exploreDataset({ ...corpus, train })).toThrow(DataError);
  });
});
