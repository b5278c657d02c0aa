import { expect, it } from "vitest";
import type { Data } from "../../data/data";
import { float32 } from "./tolerances";
import { sameAlong } from "./values-along";

const seen = (got: Data, wanted: Data) => ({
  observed: { plain: { returned: got } },
  reference: { plain: { returned: wanted } },
});
const how = {
  ...{ experiment: "plain", path: ["rows", "*", "n"] },
  ...{ tolerance: float32, cause: "Count." },
};
const rows = (...ns: Data[]): Data => ({ rows: ns.map((n) => ({ n })) });

it("passes equal values, of whichever kind", () => {
  const wanted = rows(1, "a", null, true);
  expect(sameAlong(seen(rows(1.000001, "a", null, true), wanted), how).passed).toBe(true);
});

it("names the first place that differs", () => {
  expect(sameAlong(seen(rows(1, 3, 4), rows(1, 2, 3)), how)).toEqual({
    passed: false,
    message: "`rows.n` is another (2 of 3 differ, the first at place 1). Count.",
    expected: "2",
    observed: "3",
  });
});

it.each([
  ["another number of items", rows(1), "expected 2, got 1. Count."],
  ["no list", { rows: 3 }, "expected a list, got the number 3"],
  ["no field", { rows: [{}, { n: 1 }] }, "`n`` did not come back".replace("``", "`")],
  ["NaN", rows(1, Number.NaN), "is another"],
  ["a text for a number", rows(1, "2"), "is another"],
  ["a list for a number", rows(1, [2]), "Expected a number or a text, got a list of 1."],
])("refuses %s", (_, got, said) => {
  const verdict = sameAlong(seen(got, rows(1, 2)), how);
  expect(verdict.passed ? "" : verdict.message).toContain(said);
});
