import { describe, expect, it } from "vitest";
import { brokenCellRules } from "./cell-rules";

describe("brokenCellRules", () => {
  it.each([
    ["await check(1);\nconst x = await load();"],
    ["for (const batch of loader) {\n  let sum = 0;\n}"],
    ["const exported = 1; // import from elsewhere"],
    ["x".repeat(80)],
    [Array.from({ length: 25 }, () => "x;").join("\n")],
  ])("lets pass %j", (cell) => expect(brokenCellRules(cell)).toEqual([]));

  it.each([
    ["export const a = 1;", "line 1: a cell cannot export."],
    ["await (load());", "line 1: the kernel only sees an await that is followed by a name"],
    ["await [1];", "line 1: the kernel only sees an await that is followed by a name"],
    ["1;\nfor await (const x of y) {}", "line 2: a loop `for await`"],
    ["let sum = 0;", "line 1: a top-level let"],
    ['import { a } from "../a";', "line 1: a cell imports packages only"],
    ["x".repeat(81), "line 1: 81 columns, the most is 80."],
    ["x;\n".repeat(25), "26 lines in a cell, the most is 25. Split it."],
  ])("refuses %j", (cell, message) => {
    expect(brokenCellRules(cell).some((broken) => broken.startsWith(message))).toBe(true);
  });
});
