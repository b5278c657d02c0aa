import { describe, expect, it } from "vitest";
import { inspectNerCorpus } from "./inspect-ner-corpus";
import type { NerSentence } from "./ner-corpus";

const sentence = (text: string): NerSentence => {
  const pairs = text.split(" ").map((pair) => pair.split("/"));
  return {
    tokens: pairs.map(([token = ""]) => token),
    tags: pairs.map(([, tag = "O"]) => tag),
  };
};

const corpus = {
  labels: ["O", "B-A", "I-A", "B-Z"],
  train: ["No fever/B-A", "Cough/B-Z gone", "No fever/B-A", "a b c"],
  validation: ["No fever/I-A and/I-A FEVER/B-A", "x/I-A y/B-A I/I-Z"],
  test: ["No fever", "a b c", "a b c", "cough/B-Z fever/B-Z fever/B-A"],
};
const { splits, leakage } = inspectNerCorpus({
  labels: corpus.labels,
  train: corpus.train.map(sentence),
  validation: corpus.validation.map(sentence),
  test: corpus.test.map(sentence),
});

describe("inspectNerCorpus", () => {
  it("counts sentences, words and entities", () => {
    expect(splits[0]).toEqual({
      split: "train",
      numSentences: 4,
      numTokens: 9,
      longest: 3,
      numEntities: [
        { type: "A", count: 2 },
        { type: "Z", count: 1 },
      ],
      orphans: [],
      numDuplicates: 1,
    });
    expect(splits.map(({ numDuplicates }) => numDuplicates)).toEqual([1, 0, 1]);
  });

  it("says where an I- has no B-", () => {
    expect(splits[1]?.orphans).toEqual([
      { sentence: 0, token: 1 },
      { sentence: 1, token: 0 },
      { sentence: 1, token: 2 },
    ]);
  });

  it("finds sentences of one split in another, tagged alike or not", () => {
    const toTest = leakage.find((l) => l.from === "train" && l.to === "test");
    expect(toTest).toEqual({
      from: "train",
      to: "test",
      numSentences: 2,
      numTaggedOtherwise: 1,
      // cough as Z and fever as A, but fever not as Z.
      seenMentions: 2 / 3,
      seenSurfaceForms: 2 / 3,
    });
    expect(leakage.map(({ from, to }) => `${from} ${to}`)).toEqual([
      "train validation",
      "train test",
      "validation test",
    ]);
  });

  it("has NaN for the share of no mention", () => {
    const empty = { labels: ["O"], train: [], validation: [], test: [] };
    const { splits, leakage } = inspectNerCorpus(empty);
    expect(splits.map(({ numTokens }) => numTokens)).toEqual([0, 0, 0]);
    expect(leakage[0]?.seenMentions).toBeNaN();
  });
});
