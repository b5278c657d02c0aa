import { describe, expect, it } from "vitest";
import { outcomesOf } from "./outcomes";

const listed = (values: readonly number[]): number[] => [...outcomesOf(values).values];

describe("outcomesOf", () => {
  it("lists the different numbers, ascending", () => {
    expect(listed([2, -1, 2, 2, -1, 0])).toEqual([-1, 0, 2]);
    expect(outcomesOf([2, 1]).shape).toEqual([2]);
    expect(listed([])).toEqual([]);
  });

  it("takes numbers that rounding alone keeps apart for one", () => {
    expect(listed([1, 1.00001, 0.5, 1.0002])).toEqual([0.5, 1, Math.fround(1.0002)]);
  });

  it("never lists without end, and keeps what is no number", () => {
    expect(listed(Array.from({ length: 1000 }, (_, i) => i))).toHaveLength(50);
    expect(listed([1, Number.NaN])).toEqual([1, Number.NaN]);
  });
});
