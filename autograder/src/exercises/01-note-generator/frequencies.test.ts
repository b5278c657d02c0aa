import { seededRandom } from "@attending/lib";
import { describe, expect, it } from "vitest";
import { asExpected, isLikely, uniform } from "./frequencies";

describe("isLikely", () => {
  it("tells 0.2 from 0.25 and from 0.15 with some eight thousand cases", () => {
    const of = (count: number) => isLikely({ what: "", count, total: 8000, expected: 0.2 });
    expect([1200, 1500, 1600, 1700, 2000].map(of)).toEqual([false, true, true, true, false]);
  });

  it("wants a fair share of cases", () => {
    expect(isLikely({ what: "", count: 10, total: 20, expected: 0.5 })).toBe(false);
    expect(isLikely({ what: "", count: 0, total: 0, expected: 0.5 })).toBe(false);
  });

  it("bears never and always", () => {
    expect(isLikely({ what: "", count: 0, total: 4000, expected: 0.04 })).toBe(false);
    expect(isLikely({ what: "", count: 4000, total: 4000, expected: 0.5 })).toBe(false);
  });

  it("never rejects fair coins in ten thousand trials", () => {
    const random = seededRandom(3);
    for (let trial = 0; trial < 10_000; trial++) {
      let count = 0;
      for (let i = 0; i < 60; i++) if (random() < 0.2) count++;
      expect(isLikely({ what: "", count, total: 60, expected: 0.2 })).toBe(true);
    }
  });
});

describe("asExpected", () => {
  it("names the first frequency that is off, in tens of percent", () => {
    const verdict = asExpected([
      { what: "heads", count: 500, total: 1000, expected: 0.5 },
      { what: "negated diagnoses", count: 512, total: 1000, expected: 0.2 },
    ]);
    expect(verdict).toEqual({
      passed: false,
      message: "Negated diagnoses come too often: in about 50 % of cases.",
      expected: "20 %",
      observed: "51.2 % of 1000",
    });
  });

  it("counts each value of a range", () => {
    const counted = uniform([3, 3, 4, 9], [3, 5], (value) => `rows of ${value}`);
    expect(counted.map(({ what, count, total }) => [what, count, total])).toEqual([
      ["rows of 3", 2, 4],
      ["rows of 4", 1, 4],
      ["rows of 5", 0, 4],
    ]);
  });
});
