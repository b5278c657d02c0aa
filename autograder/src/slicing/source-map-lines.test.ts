import ts from "typescript";
import { describe, expect, it } from "vitest";
import { sourceMapLines } from "./source-map-lines";

describe("sourceMapLines", () => {
  it.each([
    ["AAAA", [1]],
    [";AACA;AAFA", [0, 2, 0]],
    ["AAAA,CAAC;AACA;;AADA", [1, 2, 0, 1]],
    ["AAgBA", [17]],
    ["A;AAAA", [0, 1]],
  ])("reads %s", (mappings, lines) => {
    expect(sourceMapLines(mappings)).toEqual(lines);
  });

  it("agrees with TypeScript's emit", () => {
    const source = "\n\nconst a = 1;\ninterface B {}\n\nfunction c() {\n  return a;\n}\n";
    const { sourceMapText, outputText } = ts.transpileModule(source, {
      compilerOptions: { sourceMap: true, target: ts.ScriptTarget.ES2022 },
    });
    const { mappings }: { mappings: string } = JSON.parse(sourceMapText ?? "");
    const line = outputText.split("\n").findIndex((text) => text.includes("return a"));
    expect(sourceMapLines(mappings)[line]).toBe(7);
  });
});
