import { describe, expect, it } from "vitest";
import { tokenAccuracy, tokenConfusion } from "./token-confusion";

const gold = [["O", "B-A", "I-A"], ["B-A"]];
const predicted = [["O", "O", "I-A"], ["B-B"]];

describe("tokenConfusion", () => {
  it("counts words: a row for each gold tag", () => {
    expect(tokenConfusion(gold, predicted)).toEqual({
      labels: ["O", "B-A", "B-B", "I-A"],
      counts: [
        [1, 0, 0, 0],
        [1, 0, 1, 0],
        [0, 0, 0, 0],
        [0, 0, 0, 1],
      ],
    });
  });

  it("keeps the order of given labels", () => {
    const labels = ["B-B", "I-A", "B-A", "O"];
    const { counts } = tokenConfusion(gold, predicted, labels);
    expect(counts[2]).toEqual([1, 0, 0, 1]);
  });

  it("refuses a tag that is not among the labels, and other sizes", () => {
    expect(() => tokenConfusion(gold, predicted, ["O", "B-A", "I-A"])).toThrow(
      "tokenConfusion: expected one of the 3 labels for word 0 of sentence 1, got another. Leave labels out to have all that occur.",
    );
    expect(() => tokenConfusion(gold, [["O"], ["O"]])).toThrow(
      "tokenConfusion: expected 3 predicted tags in sentence 0, got 1.",
    );
  });

  it("is empty for nothing", () => {
    expect(tokenConfusion([], [])).toEqual({ labels: [], counts: [] });
  });
});

describe("tokenAccuracy", () => {
  it("counts O too, and is NaN of no word", () => {
    expect(tokenAccuracy(gold, predicted)).toBe(0.5);
    expect(tokenAccuracy([[]], [[]])).toBeNaN();
  });
});
