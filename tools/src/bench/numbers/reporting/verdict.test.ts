import { describe, expect, it } from "vitest";
import { goals } from "../rows/goals";
import { rows } from "../rows/rows";
import { limitText, verdictOf } from "./verdict";

const ratioGoal = {
  must: { of: "ratio", sign: "≤", value: 1.2 },
  aim: { of: "ratio", sign: "<", value: 1 },
} as const;

describe("verdictOf", () => {
  it.each([
    [0.999, "aim met"],
    [1, "met"],
    [1.2, "met"],
    [1.2001, "missed"],
    [undefined, "not known"],
  ])("calls a ratio of %s %s", (ratio, verdict) => {
    expect(verdictOf(ratioGoal, { ratio })).toBe(verdict);
  });

  it("takes the number that the goal is about", () => {
    expect(verdictOf(goals["cold-start"], { ratio: 0.1, seconds: 1.5 })).toBe("missed");
    expect(verdictOf(goals["cold-start"], { ratio: 9, seconds: 0.79 })).toBe("aim met");
    expect(verdictOf(goals.growth, { tensors: 0 })).toBe("aim met");
    expect(verdictOf(goals.growth, { tensors: 1 })).toBe("missed");
  });

  it("has none without a goal", () => expect(verdictOf(undefined, { ratio: 1 })).toBe("–"));
});

it("writes a limit with its unit", () => {
  expect(limitText(ratioGoal.must)).toBe("≤ 1.2 ×");
  expect(limitText({ of: "seconds", sign: "<", value: 0.8 })).toBe("< 0.8 s");
});

it("has goals only for rows that are measured", () => {
  const ids = rows.map(({ id }) => id);
  for (const id of Object.keys(goals)) expect(ids).toContain(id);
});
