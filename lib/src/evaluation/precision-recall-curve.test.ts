import { describe, expect, it } from "vitest";
import { precisionRecallCurve } from "./precision-recall-curve";

describe("precisionRecallCurve", () => {
  it("has a point for each threshold, and the area without interpolation", () => {
    const { points, averagePrecision } = precisionRecallCurve(
      [0.1, 0.4, 0.35, 0.8],
      [0, 0, 1, 1],
    );
    expect(points).toEqual([
      { threshold: 0.8, precision: 1, recall: 0.5 },
      { threshold: 0.4, precision: 1 / 2, recall: 0.5 },
      { threshold: 0.35, precision: 2 / 3, recall: 1 },
      { threshold: 0.1, precision: 2 / 4, recall: 1 },
    ]);
    expect(averagePrecision).toBeCloseTo(0.5 * 1 + 0.5 * (2 / 3), 12);
  });

  it("makes one point of equal scores, whatever their order", () => {
    const curve = precisionRecallCurve([0.5, 0.5, 0.2], [0, 1, 1]);
    expect(curve.points).toEqual([
      { threshold: 0.5, precision: 1 / 2, recall: 1 / 2 },
      { threshold: 0.2, precision: 2 / 3, recall: 1 },
    ]);
    expect(curve.averagePrecision).toBeCloseTo(1 / 4 + 1 / 3, 12);
    expect(precisionRecallCurve([0.5, 0.5, 0.2], [1, 0, 1])).toEqual(curve);
  });

  it("has the floor of the positives' share when all scores are equal", () => {
    const { averagePrecision } = precisionRecallCurve(
      [0, 0, 0, 0, 0],
      [1, 0, 0, 0, 1],
    );
    expect(averagePrecision).toBe(0.4);
  });

  it("is 1 for a perfect ranking, and not defined without positives", () => {
    expect(precisionRecallCurve([3, 2, -1], [1, 1, 0]).averagePrecision).toBe(
      1,
    );
    const none = precisionRecallCurve([0.3, 0.1], [0, 0]);
    expect(none.averagePrecision).toBeNaN();
    expect(none.points.map(({ precision }) => precision)).toEqual([0, 0]);
  });

  it("refuses what cannot be ranked", () => {
    expect(() => precisionRecallCurve([0.1], [])).toThrow(
      "precisionRecallCurve: expected 1 labels, one for each score, got 0. Take the same column of both tables.",
    );
    expect(() => precisionRecallCurve([0.1, NaN], [0, 1])).toThrow(
      "expected scores that can be ranked, got NaN for note 1.",
    );
    expect(() => precisionRecallCurve([0, 1], [0.1, 0.7])).toThrow(
      "expected labels of 0 or 1, got 0.1 for note 0. Pass scores first",
    );
  });
});
