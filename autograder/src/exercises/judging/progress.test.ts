import { describe, expect, it } from "vitest";
import type { Data } from "../../data/data";
import { judgeProgress } from "./progress";

const judgeTold = (told: Data) =>
  judgeProgress(
    { epochs: { returned: { told } } },
    { experiment: "epochs", count: 3, units: "steps" },
  );

describe("judgeProgress", () => {
  it("passes what was told one by one, and then the end", () => {
    expect(judgeTold([1, 2, 3, "finish"])).toEqual({ passed: true });
  });

  it.each<[what: string, told: Data, message: RegExp, expected: string, observed: string]>([
    ["nothing", [], /called once after each of the steps/, "3 calls", "0 calls"],
    ["a count that starts anew", [1, 2, 1, "finish"], /in the whole run/, "3 at call 3", "1"],
    ["a count from 0", [0, 1, 2, "finish"], /in the whole run/, "1 at call 1", "0"],
    ["no number", ["?", "finish"], /in the whole run/, "1 at call 1", "?"],
    ["no end", [1, 2, 3], /finish` is to be called once/, "1 call", "0 calls"],
    ["two ends", [1, 2, 3, "finish", "finish"], /once, at the end/, "1 call", "2 calls"],
    ["an early end", [1, 2, "finish", 3], /once, at the end/, "1 call", "before the end"],
  ])("fails %s", (_, told, message, expected, observed) => {
    const verdict = judgeTold(told);
    expect(verdict).toMatchObject({ passed: false, expected, observed });
    expect("message" in verdict && verdict.message).toMatch(message);
  });
});
