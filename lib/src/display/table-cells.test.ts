import { describe, expect, it } from "vitest";
import { formatColumn, isNumericColumn, readTable } from "./table-cells";

describe("readTable", () => {
  it("takes the keys of all objects as columns", () => {
    expect(readTable([{ a: 1 }, { b: "x", a: 2 }])).toEqual({
      columns: ["a", "b"],
      rows: [
        [1, undefined],
        [2, "x"],
      ],
    });
  });

  it("reads a frame, a series, and an index that is more than a count", () => {
    const columns = ["f1"];
    const frame = { columns, values: [[0.5], [0.25]], index: [0, 1] };
    expect(readTable(frame)).toEqual({ columns, rows: [[0.5], [0.25]] });
    const series = { columns, values: [3, 5], index: [0, 1] };
    expect(readTable(series)).toEqual({ columns, rows: [[3], [5]] });
    const named = { columns, values: [[2], [7]], index: ["count", "mean"] };
    expect(readTable(named)).toEqual({
      columns: ["", "f1"],
      rows: [
        ["count", 2],
        ["mean", 7],
      ],
    });
  });

  it("is not fooled by names that objects inherit", () => {
    expect(readTable([{ a: 1 }, { constructor: 2 }]).rows).toEqual([
      [1, undefined],
      [undefined, 2],
    ]);
  });
});

describe("formatColumn", () => {
  it("groups the digits of whole numbers", () => {
    expect(formatColumn([409220, 7, -1000])).toEqual([
      "409,220",
      "7",
      "-1,000",
    ]);
  });

  it("gives all fractions of a column the same decimals", () => {
    expect(formatColumn([0.91234, 0.5, 0])).toEqual([
      "0.9123",
      "0.5000",
      "0.0000",
    ]);
    expect(formatColumn([12.345, 1.5])).toEqual(["12.35", "1.50"]);
    expect(formatColumn([1234.56, 1])).toEqual(["1,234.6", "1.0"]);
  });

  it("does not round a small number to zero", () => {
    expect(formatColumn([0.5, 3e-7])).toEqual(["0.5000", "3.00e-7"]);
  });

  it("shows what is not finite, missing, or no number", () => {
    expect(formatColumn([Number.NaN, Number.POSITIVE_INFINITY, 0.5])).toEqual([
      "NaN",
      "Infinity",
      "0.5000",
    ]);
    expect(formatColumn([null, undefined, true, [1, 2], { a: 1 }])).toEqual([
      "",
      "",
      "true",
      "1, 2",
      '{"a":1}',
    ]);
  });

  it("shortens long texts", () => {
    const [text = ""] = formatColumn(["x".repeat(500)]);
    expect(text).toHaveLength(120);
    expect(text.endsWith("…")).toBe(true);
  });
});

describe("isNumericColumn", () => {
  it("holds for numbers with gaps, not for texts", () => {
    expect(isNumericColumn([1, null, Number.NaN])).toBe(true);
    expect(isNumericColumn([1, "two"])).toBe(false);
    expect(isNumericColumn([null])).toBe(false);
  });
});
