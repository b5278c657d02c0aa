import ts from "typescript";
import { describe, expect, it } from "vitest";
import { ScriptPositions } from "./line-numbers";
import { addLoopChecks } from "./loop-checks";
import { SourcePositions } from "./source-positions";
import { writtenFrames } from "./stack-frames";

const written =
  "export {};\ninterface Gone { size: 1 }\n\nfunction fail(): never {\n  throw 1;\n}\n";

/** Compiles as tslab does: TypeScript to a module, that to CommonJS. */
function compileTwice(source: string): { output: string; positions: SourcePositions } {
  const compilerOptions = { sourceMap: true, inlineSources: true, target: ts.ScriptTarget.ES2022 };
  const first = ts.transpileModule(source, {
    compilerOptions: { ...compilerOptions, module: ts.ModuleKind.ESNext },
  });
  const second = ts.transpileModule(first.outputText, {
    compilerOptions: { ...compilerOptions, module: ts.ModuleKind.CommonJS },
    transformers: { before: [addLoopChecks(ts)] },
  });
  const positions = new SourcePositions(second.sourceMapText ?? "", first.sourceMapText ?? "");
  return { output: second.outputText, positions };
}

describe("ScriptPositions", () => {
  const { output, positions } = compileTwice(written);
  const line = output.split("\n").findIndex((text) => text.includes("throw 1")) + 1;
  const column = (output.split("\n")[line - 1] ?? "").indexOf("throw") + 1;
  const scripts = new ScriptPositions();
  scripts.addOutput(output, positions);
  scripts.nameScript("cell [5]", output, 1, 0);

  it("finds the written line, counted without tslab's first", () => {
    expect(scripts.find("cell [5]", { line, column })).toEqual({ line: 4, column: 3 });
    expect(scripts.readLine("cell [5]", 4)).toBe("  throw 1;");
  });

  it("knows nothing of other scripts", () => {
    expect(scripts.find("cell [6]", { line, column })).toBeUndefined();
    expect(scripts.readLine("cell [6]", 1)).toBeUndefined();
  });

  it("rewrites frames down to the outermost cell, and no further", () => {
    const frames = [
      "assert (/x/node_modules/p/a.js:7:1)",
      `Proxy.fail (cell [5]:${line}:${column})`,
      "cell [5]:999:1",
      "execute (/x/node_modules/tslab/dist/executor.js:1:1)",
    ];
    expect(writtenFrames(frames, scripts)).toEqual([frames[0], "fail (cell [5]:4:3)"]);
    expect(writtenFrames(["f (/x/y.js:1:1)"], scripts)).toEqual(["f (/x/y.js:1:1)"]);
  });
});

describe("addLoopChecks", () => {
  it.each([
    "while (go) step();",
    "do step(); while (go);",
    "for (;;) step();",
    "for (const key in all) step();",
    "for (const item of all) step();",
    "async () => { for await (const item of all) step(); };",
    "outer: for (;;) { step(); continue outer; }",
  ])("puts one check in front of the body of %s", (source) => {
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2022 },
      transformers: { before: [addLoopChecks(ts)] },
    });
    expect(outputText).toMatch(/\{\s*__attendingLoopCheck__\(\);\s*step\(\);/);
    expect(outputText.match(/__attendingLoopCheck__/g)).toHaveLength(1);
  });
});
