import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { scoreNegation } from "./score-negation";

const truth = (...negated: readonly number[]) =>
  negated.map((is) => ({ isNegated: is === 1 }));

describe("scoreNegation", () => {
  it("counts by hand", () => {
    // Found and right 2, found and wrong 1, missed 1, rightly left 3.
    const said = [true, true, true, false, false, false, false];
    expect(scoreNegation(said, truth(1, 1, 0, 1, 0, 0, 0))).toEqual({
      accuracy: 5 / 7,
      alwaysAffirmed: 1 - 3 / 7,
      precision: 2 / 3,
      recall: 2 / 3,
      f1: 2 / 3,
      support: 3,
    });
  });

  it("gives who calls nothing negated the floor, and an F1 of 0", () => {
    const scores = scoreNegation([false, false, false], truth(0, 1, 0));
    expect(scores.accuracy).toBeCloseTo(2 / 3, 12);
    expect(scores.alwaysAffirmed).toBeCloseTo(2 / 3, 12);
    expect(scores.f1).toBe(0);
  });

  it("refuses lists that do not belong together, and empty ones", () => {
    expect(() => scoreNegation([true], truth(1, 0))).toThrow(DataError);
    expect(() => scoreNegation([true], truth(1, 0))).toThrow(
      "expected 1 rows in both tables, got 2.",
    );
    expect(() => scoreNegation([], [])).toThrow("at least one note");
  });
});
