import { describe, expect, it } from "vitest";
import type { Cell, Notebook } from "./notebook";
import { sourceDifferences } from "./source-differences";

const prose = (text: string, id = "a"): Cell => ({
  cell_type: "markdown",
  id,
  metadata: {},
  source: [text],
});
const code = (text: string, outputs: { output_type: string }[] = []): Cell => ({
  cell_type: "code",
  execution_count: outputs.length,
  id: "b",
  metadata: {},
  outputs,
  source: [text],
});
const notebook = (...cells: Cell[]): Notebook => ({
  cells,
  metadata: { a: 1, b: 2 },
  nbformat: 4,
  nbformat_minor: 5,
});

describe("sourceDifferences", () => {
  it("finds none in outputs, nor in the order of keys", () => {
    const committed = {
      ...notebook(code("1", [{ output_type: "stream" }])),
      metadata: { b: 2, a: 1 },
    };
    expect(sourceDifferences(committed, notebook(code("1")))).toEqual([]);
  });

  it.each([
    ["another text", notebook(prose("# one")), "cell 1 (# two) has another text"],
    ["another id", notebook(prose("# two", "c")), "cell 1 (# two) has another id"],
    ["another type", notebook(code("# two")), "cell 1 (# two) is of another type"],
    ["a missing cell", notebook(), "cell 1 (# two) is missing"],
    [
      "one too many",
      notebook(prose("# two"), prose("# three")),
      "there is one cell too many (# three)",
    ],
    ["other metadata", { ...notebook(), metadata: {} }, "its metadata differ"],
  ])("names %s", (_, committed, message) => {
    expect(sourceDifferences(committed, notebook(prose("# two")))).toEqual([message]);
  });
});
