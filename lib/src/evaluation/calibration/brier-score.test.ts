import { describe, expect, it } from "vitest";
import {
  brierDecomposition,
  brierScore,
  multiclassBrierScore,
} from "./brier-score";

describe("brierScore", () => {
  it("is the mean square, beside that of the base rate", () => {
    const { brier, baseRate, reference, skill } = brierScore(
      [0.7, 0.4, 0.1],
      [1, 0, 0],
    );
    expect(brier).toBeCloseTo((0.09 + 0.16 + 0.01) / 3, 12);
    expect(baseRate).toBeCloseTo(1 / 3, 12);
    expect(reference).toBeCloseTo(2 / 9, 12);
    expect(skill).toBeCloseTo(1 - 0.26 / 3 / (2 / 9), 12);
  });

  it("has no skill to speak of where nothing ever happens", () => {
    expect(brierScore([0.1], [0]).skill).toBeNaN();
  });

  it("refuses other outcomes", () => {
    expect(() => brierScore([0.5], [2])).toThrow(
      "brierScore: expected outcomes that are 0 or 1, got 2 at 0.",
    );
    expect(() => brierScore([2], [1])).toThrow("from 0 to 1, got 2 at 0");
  });
});

describe("multiclassBrierScore", () => {
  it("sums over the classes", () => {
    expect(multiclassBrierScore([[0.5, 0.3, 0.2]], [1])).toBeCloseTo(
      0.25 + 0.49 + 0.04,
      12,
    );
    expect(multiclassBrierScore([[1, 0]], [1])).toBe(2);
  });

  it("refuses a label that is no class", () => {
    expect(() => multiclassBrierScore([[0.5, 0.5]], [2])).toThrow(
      "multiclassBrierScore: expected",
    );
    expect(() => multiclassBrierScore([], [])).toThrow("at least one");
  });
});

describe("brierDecomposition", () => {
  it("adds up to the score of grouped forecasts", () => {
    const probabilities = [0.2, 0.2, 0.2, 0.7, 0.7];
    const outcomes = [0, 1, 0, 1, 1];
    const parts = brierDecomposition(probabilities, outcomes);
    expect(parts.reliability).toBeCloseTo(
      (3 * (0.2 - 1 / 3) ** 2 + 2 * 0.09) / 5,
      12,
    );
    expect(parts.brier).toBeCloseTo(
      brierScore(probabilities, outcomes).brier,
      12,
    );
  });
});
