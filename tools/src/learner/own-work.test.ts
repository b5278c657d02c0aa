import type { Notebook } from "@attending/autograder/dist/notebook/notebook";
import { describe, expect, it } from "vitest";
import { findDeclaration, ownNotebooks, readOwnNotebook } from "./own-work";

const notebook = (...sources: string[]): Notebook => ({
  kind: "notebook",
  cells: sources.map((source) => ({ kind: "code", source, metadata: {} })),
  language: "typescript",
  metadata: {},
});

describe("findDeclaration", () => {
  it("finds the last one, and where it stands", () => {
    const own = notebook(
      "function f() { return 1; }",
      "const g = 2;\nfunction f() { return g; }",
      "f();",
    );
    expect(findDeclaration(own, "f")).toEqual({ text: "function f() { return g; }", cell: 2 });
  });

  it("finds nothing in calls and in cells that cannot be read", () => {
    expect(findDeclaration(notebook("f();", "f( {"), "f")).toBeUndefined();
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
