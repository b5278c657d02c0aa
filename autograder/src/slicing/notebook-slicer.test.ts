import { describe, expect, it } from "vitest";
import type { NotebookCell } from "../notebook/notebook";
import { runCompiledCells } from "./fixtures/slice-host";
import { type SlicedNotebook, sliceNotebook, sliceWhole } from "./fixtures/sliced-notebook";
import type { Slice, SlicedSymbol } from "./protocol";

function code(...sources: string[]): NotebookCell[] {
  return sources.map((source) => ({ kind: "code", source, metadata: {} }));
}

function sliced(
  cells: NotebookCell[],
  injected: string[] = [],
  wanted: Partial<SlicedSymbol> = {},
): SlicedNotebook {
  return sliceNotebook({
    cells,
    symbols: [{ exercise: "02.1", symbol: "answer", ...wanted }],
    injected,
  });
}

function only({ slices: [slice] }: SlicedNotebook): Slice {
  if (!slice) throw new Error("expected a slice");
  return slice;
}

const slice = (...sources: string[]): Slice => only(sliced(code(...sources)));
const numbers = ({ cells }: Slice): number[] => cells.map(({ cell }) => cell);
const text = ({ cells }: Slice): string => cells.map(({ js }) => js).join("\n");

describe("what a slice holds", () => {
  it("counts all cells, and takes code cells alone", () => {
    const markdown: NotebookCell = { kind: "markdown", source: "const answer = 1", metadata: {} };
    const cells = [markdown, ...code("const a = 1;"), markdown, ...code("const answer = () => a;")];
    expect(numbers(only(sliced(cells)))).toEqual([2, 4]);
  });

  it("leaves out what only receives, shows or has nothing to do with the answer", () => {
    const found = slice(
      "class Model { forward() { return 1 } }\nconst answer = () => new Model();",
      "const model = new Model();\nfit(model);\nawait check('02.1', { answer });\nshowPlot(model);\nmodel",
      "const loud = () => console.log(answer());\nloud();",
    );
    expect(numbers(found)).toEqual([1]);
    expect(found.notes).toEqual([]);
    expect(found.cells[0]?.async).toBe(false);
  });

  it("leaves out of an import what is not used, and imports of nothing used", () => {
    const found = slice(
      "import { check } from '@attending/autograder';\nimport lib, { Linear, type Random, showPlot } from '@attending/lib';\nimport * as tf from '@tensorflow/tfjs';",
      "const answer = (random: Random) => tf.tidy(() => new Linear(random));\nshowPlot(answer);",
    );
    expect(text(found)).not.toMatch(/autograder|showPlot|exports\.lib\b|Random/);
    expect(text(found)).toMatch(
      /exports\.tf = .*exports\.Linear = void 0|exports\.Linear = exports\.tf = void 0/,
    );
  });

  it("keeps imports for their effects, each by itself", async () => {
    const found = slice(
      "import 'nowhere';\nconst a = 1;",
      "import 'path';\nconst answer = () => a;",
    );
    expect(numbers(found)).toEqual([1, 1, 2, 2]);
    const { answer } = await runCompiledCells(found.cells);
    expect(typeof answer === "function" && answer()).toBe(1);
  });

  it("leaves out statements between statements without joining their neighbours", async () => {
    const found = slice("const a = () => 1\nconst b = 2\n;[3].map(String)\nconst answer = a\n(4)");
    expect(typeof (await runCompiledCells(found.cells)).answer).toBe("number");
  });

  it("marks cells that await at their top level", () => {
    const found = slice(
      "const a = await f();\nconst f2 = async () => { await a; };",
      "const answer = async () => await a;",
    );
    expect(found.cells.map(({ async }) => async)).toEqual([true, false]);
  });

  it("maps each line of the code to the cell's line", () => {
    const found = slice(
      "// one\nconst unused = {\n  b: 1,\n};\ninterface I {}\nfunction answer() {\n\n  return boom();\n}",
    );
    const [cell] = found.cells;
    const lines = cell?.js.split("\n") ?? [];
    expect(lines.length).toBe(cell?.lines.length);
    expect(cell?.lines[lines.findIndex((line) => line.includes("boom"))]).toBe(8);
    expect(cell?.lines[lines.findIndex((line) => line.includes("__esModule"))]).toBe(0);
  });

  it("maps lines of module cells", () => {
    const found = slice(
      "/** @module m */\n\nexport function f() {\n  boom();\n}",
      "import { f } from './m';\nconst answer = () => f();",
    );
    const [module] = found.cells;
    const line = module?.js.split("\n").findIndex((each) => each.includes("boom")) ?? -1;
    expect([module?.cell, module?.lines[line]]).toEqual([1, 4]);
  });

  it("is not led from a changed variable to the object that it was computed from", () => {
    const found = slice("let best = Math.max(1, 2);\nbest = 3;\nconst answer = () => best;");
    expect(found.whole).toBe(false);
  });

  it("does not take a call of a package's function for a change of the package", () => {
    const found = slice(
      "import * as tf from 'tf';",
      "const x = tf.add(1);\ntf.setBackend('wasm');",
      "const answer = () => tf.sub(1);",
    );
    expect(numbers(found)).toEqual([1, 3]);
  });
});

describe("injected names", () => {
  const cells = code(
    "import { given } from '@attending/lib';",
    "function given() { return 1 }\nconst [one, other] = [1, 2], alone = 3;\nfunction answer() { return [given(), one, alone]; }",
    "given.calls = 0;",
  );

  it("are taken out, so that the probe's are found", async () => {
    const found = only(sliced(cells, ["given", "alone"]));
    expect(numbers(found)).toEqual([2]);
    const table = await runCompiledCells(found.cells, { given: () => "supplied", alone: 4 });
    const { answer } = table;
    expect(typeof answer === "function" && answer()).toEqual(["supplied", 1, 4]);
  });

  it("are taken out of a whole notebook too", async () => {
    const request = {
      cells,
      symbols: [{ exercise: "02.1", symbol: "answer" }],
      injected: ["given"],
    };
    const table = await runCompiledCells(only(sliceWhole(request)).cells, {
      given: () => "supplied",
    });
    const { answer } = table;
    expect(typeof answer === "function" && answer()).toEqual(["supplied", 1, 3]);
  });
});

describe("what is said of an answer", () => {
  const stub = 'function answer(x: number): number {\n  throw new Error("TODO");\n}';
  const reference = "function answer(x: number): number {\n  return x;\n}";
  const status = (source: string): unknown => {
    const { status, matchesReference } = only(sliced(code(source), [], { stub, reference }));
    return [status, matchesReference];
  };

  it("is not attempted when it equals the stub, comments and layout aside", () => {
    expect(status(`/** Mine. */\n${stub.replace("\n", " /* */\n\n")}`)).toEqual([
      "not-attempted",
      false,
    ]);
    expect(status(stub.replace("TODO", "todo"))).toEqual(["found", false]);
  });

  it("tells an answer that equals the reference", () => {
    expect(status(`${reference};`)).toEqual(["found", true]);
    expect(status("const answer = (x: number): number => x;")).toEqual(["found", false]);
  });

  it("looks into module cells", () => {
    const cells = code(`/** @module m */\nexport ${reference}`, "import { answer } from './m';");
    const found = only(sliced(cells, [], { reference }));
    expect([found.status, found.declaredIn, found.matchesReference]).toEqual(["found", 2, true]);
  });

  it("says that nothing declares the symbol", () => {
    const found = slice("const other = 1;");
    expect(found).toMatchObject({ status: "missing", declaredIn: 0, cells: [] });
    expect(found.notes).toEqual([
      "No cell declares answer. Write it in a cell of its own, under this name.",
    ]);
  });

  it("says that its cell does not compile", () => {
    const { slices, problems } = sliced(
      code("1", "const answer = () => {\n  const = 3;\n}", "const a = 1"),
    );
    expect(slices[0]?.notes).toEqual([
      "answer is declared in cell 2, which does not compile. Mend that cell.",
    ]);
    expect(problems).toEqual([
      { cell: 2, line: 2, column: 9, message: "Variable declaration expected." },
    ]);
  });

  it("says that it is only imported", () => {
    const found = slice("import { answer } from '@attending/lib';");
    expect(found.notes).toEqual([
      "answer is only imported (cell 1). Declare your own under this name.",
    ]);
  });

  it("prefers the learner's own to a later import", async () => {
    const found = slice(
      "const answer = () => 'own';",
      "import { answer } from 'path';\nconst alias = answer;",
    );
    expect(found).toMatchObject({ status: "found", declaredIn: 1 });
    expect(found.notes).toEqual([
      "Cell 2 imports answer; graded is your own declaration in cell 1.",
    ]);
  });

  it("takes the last of several, and warns when that is the stub", () => {
    const twice = slice("function answer() { return 1 }", "function answer() { return 2 }");
    expect(twice.declaredIn).toBe(2);
    expect(twice.notes).toEqual(["answer is declared in cells 1 and 2. The last one counts."]);
    const covered = only(sliced(code(reference, stub), [], { stub }));
    expect(covered.notes).toEqual([
      "answer is declared in cells 1 and 2. The last one counts, and it is the untouched stub. Move your answer below it.",
    ]);
  });

  it("names the cells whose running is part of it", () => {
    const found = slice(
      "const table = make();\nfunction make() { return [1] }",
      "for (const x of [2]) table.push(x);",
      "const answer = () => table;",
    );
    expect(found.notes).toEqual([
      "Cell 1 (table) is run as well, since your answer reads what it computes.",
      "Cell 2 (table) is run as well, since your answer reads what it computes.",
    ]);
  });

  it("warns of a captured variable that a later cell sets", () => {
    const found = slice("let n = 0; const answer = () => n;", "n = 5;");
    expect(found.notes).toContain(
      "Cell 2 gives n a new value, but the functions of cell 1 keep the old one, as in the kernel. Change a field of an object instead.",
    );
  });

  it("names a file that was not handed in", () => {
    const found = slice("import { f } from './mine';\nconst answer = () => f();");
    expect(found.notes).toEqual([
      'Cell 1 imports "./mine", a file that was not handed in. Copy what you need into a cell.',
    ]);
  });
});

describe("whole notebooks", () => {
  it.each([
    ["eval('1')", "cell 1 uses eval"],
    ["new Function('return 1')", "cell 1 uses new Function"],
    ["const x = 'a'; (globalThis as any)[x] = 1", "cell 1 uses globalThis[…]"],
    ["Array.prototype.flat = () => []", "cell 1 changes Array"],
    ["Object.assign(globalThis, {})", "cell 1 changes globalThis"],
    ["Math.random = () => 0.5", "cell 1 changes Math"],
  ])("are run for %s", (source, reason) => {
    const found = slice(
      source,
      "const unrelated = [1].map(String);\nshowPlot(unrelated);",
      "const answer = 1;",
      "const after = 2;",
    );
    expect(found.whole).toBe(true);
    expect(found.notes).toEqual([`All cells up to cell 3 are run, since ${reason}.`]);
    expect(numbers(found)).toEqual([1, 2, 3]);
    expect(text(found)).not.toContain("showPlot");
  });

  it.each([
    "function f(eval2: any) { return eval2('1') }",
    "const Function = (x: string) => x; Function('a')",
    "class Function2 {} new Function2()",
    "globalThis.performance.now()",
  ])("are not run for %s", (source) => {
    expect(slice(source, "const answer = 1;").whole).toBe(false);
  });
});

describe("cells that do not compile", () => {
  it.each([
    [
      "export const a = 1;",
      1,
      1,
      "`export` does not work in a cell: every cell's names are shared. Remove the word `export`.",
    ],
    [
      "\nimport p = require('path');",
      2,
      1,
      "`import … = require(…)` does not work in a cell. Write `import * as … from …`.",
    ],
    [
      "function f() {\n  await g();\n}",
      2,
      3,
      "`await` stands in a function that is not `async`. Write `async` before it.",
    ],
    ["\nreturn 1;", 2, 1, "`return` stands outside of a function."],
    [
      "function f() {}\nfunction f() {}",
      2,
      1,
      "The function f is written twice in one cell. Keep one.",
    ],
    [
      "const a = 1;\nconst a = 2;",
      1,
      7,
      "Cannot redeclare block-scoped variable 'a'. `a` is declared twice in one block: give the second another name.",
    ],
    [`x = ${"1 + ".repeat(2000)}1`, 1, 1, "The code is nested too deeply. Give its parts names."],
    ["(".repeat(50_000), 1, 1, "The code is nested too deeply. Give its parts names."],
    [
      `// ${"x".repeat(200 * 1024)}`,
      1,
      1,
      "Expected at most 100 KB of code in a cell, got 200 KB. Split the cell, or read data from a file.",
    ],
  ])(
    "are named with line and column, and leave the others alone: %.30s",
    (source, line, column, message) => {
      const { slices, problems } = sliced(code(source, "const answer = 1;"));
      expect(problems).toEqual([{ cell: 1, line, column, message }]);
      expect(slices[0]?.status).toBe("found");
    },
  );
});
