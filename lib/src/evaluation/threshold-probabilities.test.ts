import { describe, expect, it } from "vitest";
import { sigmoid, thresholdProbabilities } from "./threshold-probabilities";

describe("sigmoid", () => {
  it("is right in the middle and at both ends", () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 12);
    expect(sigmoid(-Math.log(3))).toBeCloseTo(0.25, 12);
    expect([sigmoid(1000), sigmoid(-1000)]).toEqual([1, 0]);
    expect(sigmoid(-40)).toBeCloseTo(Math.exp(-40), 30);
  });
});

describe("thresholdProbabilities", () => {
  const probabilities = [
    [0.2, 0.5, 0.51],
    [0.7, 0.3, 0],
  ];

  it("decides for what is above the threshold, not at it", () => {
    expect(thresholdProbabilities(probabilities)).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(thresholdProbabilities(probabilities, 0.2)).toEqual([
      [0, 1, 1],
      [1, 1, 0],
    ]);
  });

  it("has a threshold a class when given some", () => {
    expect(thresholdProbabilities(probabilities, [0.8, 0.2, 0.6])).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ]);
  });
});
