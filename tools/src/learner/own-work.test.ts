import { describe, expect, it } from "vitest";
import type { Cell, Notebook } from "../course/notebook";
import { findDeclaration, ownNotebooks, readOwnNotebook } from "./own-work";

const code = (...source: string[]): Cell => ({
  cell_type: "code",
  execution_count: null,
  id: "a",
  metadata: {},
  outputs: [],
  source,
});
const notebook = (...cells: Cell[]): Notebook => ({
  cells,
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

describe("findDeclaration", () => {
  it("finds the last one, and where it stands", () => {
    const own = notebook(
      code("function f() { return 1; }"),
      code("const g = 2;\n", "function f() { return g; }"),
      code("f();"),
    );
    expect(findDeclaration(own, "f")).toEqual({ text: "function f() { return g; }", cell: 2 });
  });

  it("finds nothing in calls and in cells that cannot be read", () => {
    expect(findDeclaration(notebook(code("f();"), code("f( {")), "f")).toBeUndefined();
  });
});

describe("readOwnNotebook", () => {
  it("says where the copy should be", () => {
    expect(ownNotebooks("/nowhere")).toEqual([]);
    expect(() => readOwnNotebook("/nowhere", "02-self-attention")).toThrow(
      "own work: expected work/02-self-attention.ipynb, got no such file. " +
        "Run npm start: it copies what is missing.",
    );
  });
});
