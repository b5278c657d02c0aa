import { describe, expect, it } from "vitest";
import { rankCorrelation } from "./rank-correlation";

describe("rankCorrelation", () => {
  it("is 1 or -1 where the order is the same or the reverse, however far apart", () => {
    expect(rankCorrelation([3, 1, 2], [1000, -5, 0.1])).toBeCloseTo(1, 12);
    expect(rankCorrelation([1, 2, 3, 4, 5], [9, 7, 6, 2, -40])).toBeCloseTo(
      -1,
      12,
    );
  });

  it("is Pearson's correlation of the ranks", () => {
    // 1 - 6 Σd² / (n (n² - 1)) with d = -1, 1, -2, 1, 1: Σd² = 8, n = 5.
    const xs = [10, 20, 30, 40, 50];
    const ys = [2, 1, 5, 3, 4];
    expect(rankCorrelation(xs, ys)).toBeCloseTo(1 - (6 * 8) / (5 * 24), 12);
  });

  it("gives equal numbers the mean of their ranks", () => {
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5 / √(4.5 · 5).
    expect(rankCorrelation([0, 7, 7, 9], [1, 2, 3, 4])).toBeCloseTo(
      4.5 / Math.sqrt(4.5 * 5),
      12,
    );
  });

  it("is NaN where there is no order", () => {
    expect(rankCorrelation([2, 2, 2], [1, 2, 3])).toBeNaN();
    expect(rankCorrelation([1], [1])).toBeNaN();
    expect(rankCorrelation([], [])).toBeNaN();
  });

  it("says that pairs are incomplete", () => {
    expect(() => rankCorrelation([1, 2], [1])).toThrow(
      "rankCorrelation: expected two lists of the same length, got 2 and 1.",
    );
  });
});
