import { describe, expect, it } from "vitest";
import { countDecisions } from "./count-decisions";
import { f1Scores } from "./f1-scores";

/** Class 0: TP 2, FP 1, FN 0. Class 1: TP 1, FP 0, FN 2. Class 2: none. */
const predictions = [
  [1, 0, 0],
  [1, 1, 0],
  [1, 0, 0],
  [0, 0, 0],
  [0, 0, 0],
];
const labels = [
  [1, 1, 0],
  [1, 1, 0],
  [0, 0, 0],
  [0, 1, 0],
  [0, 0, 0],
];

describe("countDecisions", () => {
  it("counts the four outcomes of each class", () => {
    expect(countDecisions(predictions, labels)).toEqual([
      {
        truePositives: 2,
        falsePositives: 1,
        falseNegatives: 0,
        trueNegatives: 2,
      },
      {
        truePositives: 1,
        falsePositives: 0,
        falseNegatives: 2,
        trueNegatives: 2,
      },
      {
        truePositives: 0,
        falsePositives: 0,
        falseNegatives: 0,
        trueNegatives: 5,
      },
    ]);
  });

  it.each([
    [[[1]], [], "1 rows in both tables, got 0"],
    [[], [], "at least one note, got none"],
    [[[1], [0, 1]], [[1], [0]], "1 classes in row 1, got 2"],
    [[[0.7]], [[1]], "predictions of 0 or 1, got 0.7 for class 0 of note 0"],
    [[[1]], [[0.5]], "labels of 0 or 1, got 0.5 for class 0 of note 0"],
  ])("refuses %j beside %j", (first, second, message) => {
    expect(() => countDecisions(first, second)).toThrow(message);
  });
});

describe("f1Scores", () => {
  const { perClass, micro, macro } = f1Scores(predictions, labels);

  it("scores each class, a class without anything as 0", () => {
    expect(perClass[0]).toEqual({
      precision: 2 / 3,
      recall: 1,
      f1: 4 / 5,
      support: 2,
    });
    expect(perClass[1]).toEqual({
      precision: 1,
      recall: 1 / 3,
      f1: 2 / 4,
      support: 3,
    });
    expect(perClass[2]).toEqual({ precision: 0, recall: 0, f1: 0, support: 0 });
  });

  it("throws all decisions together for micro", () => {
    // TP 3, FP 1, FN 2
    expect(micro).toEqual({
      precision: 3 / 4,
      recall: 3 / 5,
      f1: 6 / 9,
      support: 5,
    });
  });

  it("takes the mean of the classes for macro, the empty one too", () => {
    expect(macro.precision).toBeCloseTo((2 / 3 + 1 + 0) / 3, 12);
    expect(macro.recall).toBeCloseTo((1 + 1 / 3 + 0) / 3, 12);
    expect(macro.f1).toBeCloseTo((0.8 + 0.5 + 0) / 3, 12);
    expect(macro.support).toBe(5);
  });

  it("is 1 when all is right", () => {
    const perfect = f1Scores(
      [
        [1, 0],
        [0, 1],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    );
    expect([perfect.micro.f1, perfect.macro.f1]).toEqual([1, 1]);
  });
});
