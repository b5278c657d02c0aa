import { describe, expect, it } from "vitest";
import { joinLines } from "../headless/notebook-json";
import { isLongRun, quickened } from "./long-run";
import type { Cell, Notebook } from "./notebook";

const code = (text: string): Cell => ({
  cell_type: "code",
  execution_count: null,
  id: "a",
  metadata: {},
  outputs: [],
  source: [text],
});
const notebook = (...cells: Cell[]): Notebook => ({
  cells,
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

describe("a notebook with a quick run and a full one", () => {
  it("is known by its setting, at the start of a line", () => {
    expect(isLongRun(notebook(code("// settings\nconst quick = false; // full")))).toBe(true);
    expect(isLongRun(notebook(code("const quick = true;")))).toBe(true);
    expect(isLongRun(notebook(code("if (x) {\n  const quick = true;\n}")))).toBe(false);
    expect(isLongRun(notebook(code("const quickest = false;")))).toBe(false);
  });

  it("is set to its quick run, and nothing else is changed", () => {
    const full = notebook(code("const a = 1;\nconst quick = false; // full\n"), code("a;"));
    const texts = quickened(full).cells.map(({ source }) => joinLines(source));
    expect(texts).toEqual(["const a = 1;\nconst quick = true; // full\n", "a;"]);
    expect(isLongRun(full)).toBe(true);
  });
});
