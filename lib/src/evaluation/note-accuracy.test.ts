import { describe, expect, it } from "vitest";
import {
  exactMatchRatio,
  topOneAccuracyOfLabelledNotes,
} from "./note-accuracy";

const labels = [
  [1, 1, 0],
  [0, 0, 1],
  [0, 0, 0],
  [0, 1, 0],
];

describe("exactMatchRatio", () => {
  it("counts notes in which every class is right, empty ones too", () => {
    const predictions = [
      [1, 0, 0],
      [0, 0, 1],
      [0, 0, 0],
      [0, 1, 1],
    ];
    expect(exactMatchRatio(predictions, labels)).toBe(2 / 4);
  });

  it("refuses no notes", () => {
    expect(() => exactMatchRatio([], [])).toThrow(
      "exactMatchRatio: expected at least one note, got none. Pass what the model says and the labels of the same notes.",
    );
  });
});

describe("topOneAccuracyOfLabelledNotes", () => {
  it("asks whether the highest score is one of the labels", () => {
    const scores = [
      [-3, -1, -2], // class 1: right, though the logits are negative
      [0.9, 0.1, 0.8], // class 0: wrong
      [0.9, 0.1, 0.1], // no label: left out
      [0.1, 0.5, 0.4], // class 1: right
    ];
    expect(topOneAccuracyOfLabelledNotes(scores, labels)).toBe(2 / 3);
  });

  it("takes the first of equal scores", () => {
    expect(topOneAccuracyOfLabelledNotes([[0.5, 0.5]], [[0, 1]])).toBe(0);
    expect(topOneAccuracyOfLabelledNotes([[0.5, 0.5]], [[1, 0]])).toBe(1);
  });

  it("is not defined without a label", () => {
    expect(topOneAccuracyOfLabelledNotes([[1, 0]], [[0, 0]])).toBeNaN();
  });
});
