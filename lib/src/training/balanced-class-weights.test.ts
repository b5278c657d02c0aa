import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { VocabularyError } from "../errors/vocabulary-error";
import { balancedClassWeights } from "./balanced-class-weights";

describe("balancedClassWeights", () => {
  it("is N / (C · n_c), -100 not counted", () => {
    const labels = [
      [-100, 0, 0, 2, -100],
      [-100, 0, -100],
      [0, 1, 0],
    ];
    expect(balancedClassWeights(labels, 3)).toEqual([
      7 / (3 * 5),
      7 / 3,
      7 / 3,
    ]);
  });

  it("weighs all labels together as much as one", () => {
    const labels = [
      [0, 1, 1, 2, 2, 2, 2],
      [-100, 2, 1],
    ];
    const weights = balancedClassWeights(labels, 3);
    const counted = labels.flat().filter((label) => label !== -100);
    const sum = counted.reduce((all, label) => all + (weights[label] ?? 0), 0);
    expect(sum).toBeCloseTo(counted.length, 12);
  });

  it("gives 0 to what never occurs", () => {
    expect(balancedClassWeights([[0, 0]], 2)).toEqual([1 / 2, 0]);
    expect(balancedClassWeights([], 2)).toEqual([0, 0]);
  });

  it.each([3, -1, 0.5])("refuses the label %d", (label) => {
    const weigh = () => balancedClassWeights([[0, label]], 3);
    expect(weigh).toThrow(VocabularyError);
    expect(weigh).toThrow(
      `balancedClassWeights: expected labels from 0 to 2, or -100, got ${label}. Give the number of labels that the corpus has.`,
    );
  });

  it("refuses no labels at all", () => {
    expect(() => balancedClassWeights([[0]], 0)).toThrow(DataError);
  });
});
