import { describe, expect, it } from "vitest";
import { parseNotebook } from "./parse-notebook";

const bytes = (text: string): Uint8Array => Buffer.from(text);
const parse = (value: unknown): ReturnType<typeof parseNotebook> =>
  parseNotebook(bytes(JSON.stringify(value)));
const code = (source: unknown): Record<string, unknown> => ({ cell_type: "code", source });
const notebook = (cells: unknown, rest = {}): unknown => ({ nbformat: 4, cells, ...rest });

function problem(found: ReturnType<typeof parseNotebook>): [reason: string, message: string] {
  if (found.kind !== "problem") throw new Error("expected a problem");
  return [found.reason, found.message];
}

describe("parseNotebook", () => {
  it("keeps sources and metadata, and leaves outputs out", () => {
    const file = notebook(
      [
        { ...code(["a\r\n", "b"]), id: "x", outputs: [{ text: "no" }], metadata: { tags: ["t"] } },
        { cell_type: "markdown", source: "# Title" },
      ],
      { metadata: { language_info: { name: "TypeScript" }, attending: { notebook: "02" } } },
    );
    expect(parse(file)).toEqual({
      kind: "notebook",
      language: "typescript",
      metadata: { language_info: { name: "TypeScript" }, attending: { notebook: "02" } },
      cells: [
        { kind: "code", source: "a\nb", id: "x", metadata: { tags: ["t"] } },
        { kind: "markdown", source: "# Title", metadata: {} },
      ],
    });
  });

  it("reads past a byte order mark", () => {
    const text = JSON.stringify(notebook([code("1")]));
    expect(parseNotebook(bytes(`\ufeff${text}`)).kind).toBe("notebook");
  });

  it("takes the language from the kernel, and does without", () => {
    const withKernel = parse(
      notebook([code("1")], { metadata: { kernelspec: { language: "python" }, language_info: 3 } }),
    );
    expect(withKernel.kind === "notebook" && withKernel.language).toBe("python");
    const without = parse(notebook([code("1")]));
    expect(without.kind === "notebook" && without.language).toBe("");
  });

  it.each([
    ["an empty file", "", "empty", "The file is empty. Save the notebook"],
    ["white space", " \n", "empty", "The file is empty."],
    ["no JSON", "hello", "not-json", "The file is not JSON. Hand in the .ipynb file"],
    ["a web page", "<!doctype html>", "not-json", "it looks like a web page."],
    ["a merge conflict", '{\n<<<<<<< HEAD\n"a": 1}', "not-json", "the marks of a merge conflict"],
    ["a cut file", '{"cells": [', "not-json", "it ends too early."],
    ["null bytes", '{"a": "\0"}', "not-text", "The file holds null bytes"],
    ["JSON of another kind", '{"a": 1}', "not-a-notebook", "it has no nbformat and no cells"],
    ["a list", "[]", "not-a-notebook", "it has no nbformat and no cells"],
    ["a number", "7", "not-a-notebook", "it has no nbformat and no cells"],
    ["null", "null", "not-a-notebook", "it has no nbformat and no cells"],
  ])("explains %s", (_, text, reason, message) => {
    const found = problem(parseNotebook(bytes(text)));
    expect(found[0]).toBe(reason);
    expect(found[1]).toContain(message);
  });

  it("explains other encodings", () => {
    const latin1 = Buffer.from(JSON.stringify(notebook([code("é")])), "latin1");
    expect(problem(parseNotebook(latin1))[1]).toContain("The file is not text in UTF-8.");
    const utf16 = Buffer.from(JSON.stringify(notebook([code("1")])), "utf16le");
    expect(problem(parseNotebook(utf16))[0]).toBe("not-text");
    const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0xff]);
    expect(problem(parseNotebook(zip))[1]).toBe(
      "Expected a notebook, got a zip archive. Unpack it, and grade the folder that comes out.",
    );
  });

  it("explains nbformat 3 and how to convert it", () => {
    const old = { nbformat: 3, worksheets: [{ cells: [{ cell_type: "code", input: "1" }] }] };
    expect(problem(parse(old))).toEqual([
      "old-format",
      "Expected nbformat 4, got 3. Convert it: open it in JupyterLab and save it, " +
        "or run `jupyter nbconvert --to notebook --inplace` on it.",
    ]);
    expect(problem(parse({ nbformat: 4, worksheets: [] }))[0]).toBe("old-format");
  });

  it("refuses a nest of a million levels before it parses it", () => {
    const [reason, message] = problem(parseNotebook(bytes("[".repeat(1_000_000))));
    expect([reason, message.split(",")[0]]).toEqual([
      "too-deep",
      "The file is nested more than 64 levels deep",
    ]);
  });

  it.each([
    ["a cell without source", [code("1"), { cell_type: "code" }], "cell 2 (source)"],
    ["a source of numbers", [code([1])], "cell 1 (source"],
    ["an unknown kind", [{ cell_type: "heading", source: "" }], "cell 1 (cell_type)"],
    ["a cell that is a word", ["code"], "cell 1 "],
    ["cells that are no list", { 0: code("1") }, "cells "],
  ])("names %s", (_, cells, where) => {
    const [reason, message] = problem(parse(notebook(cells)));
    expect(reason).toBe("not-a-notebook");
    expect(message).toContain(`nbformat 4: ${where}`);
  });

  it("wants a code cell, and at most 2,000 cells", () => {
    expect(problem(parse(notebook([])))[0]).toBe("no-cells");
    expect(problem(parse(notebook([{ cell_type: "markdown", source: "" }])))[0]).toBe("no-cells");
    const many = problem(parse(notebook(Array.from({ length: 2003 }, () => code("")))));
    expect(many[1]).toContain("Expected at most 2000 cells, got 2003.");
  });

  it("is not fooled by keys that mean something to JavaScript", () => {
    const text =
      '{"__proto__": {"cells": []}, "nbformat": 4, "constructor": 1, "metadata": {"__proto__": {"polluted": 1}},' +
      '"cells": [{"cell_type": "code", "source": "1", "__proto__": {"kind": "raw"}, "metadata": {"__proto__": 1}}]}';
    const found = parseNotebook(bytes(text));
    expect(found).toMatchObject({ kind: "notebook", cells: [{ kind: "code", source: "1" }] });
    expect("polluted" in {}).toBe(false);
    expect(found.kind === "notebook" && "polluted" in found.metadata).toBe(false);
  });
});
