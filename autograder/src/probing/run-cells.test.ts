import ts from "typescript";
import { describe, expect, it } from "vitest";
import { suppliedPackages } from "./module-supply";
import type { ProbedCell } from "./probe-request";
import { runCells, type Table } from "./run-cells";

const packages = suppliedPackages({
  id: "99.1",
  tf: { add: () => "sum", scalar: () => "number" },
  lib: { Linear: class Linear {} },
});

function compiled(source: string, i: number): ProbedCell {
  const js = ts.transpile(source, {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  });
  return { cell: i + 1, js, async: /^await /m.test(source) };
}

async function run(sources: readonly string[]): Promise<{ table: Table; errors: string[] }> {
  const table: Table = Object.create(null);
  const errors = await runCells(sources.map(compiled), packages, table);
  return { table, errors: errors.map(({ cell, error }) => `${cell} ${error.message}`) };
}

/** The value of `seen` after the cells. */
const semantics: readonly [string, readonly string[], unknown][] = [
  ["a later cell sees an earlier name", ["export const a = 1;", "export const seen = a + 1;"], 2],
  [
    "an eager read sees the latest declaration before it",
    ["export const a = 1;", "export const seen = a;", "export const a = 2;"],
    1,
  ],
  [
    "a body sees the last declaration",
    [
      "export function f() { return 1; }",
      "export function g() { return f(); }",
      "export function f() { return 2; }",
      "export const seen = g();",
    ],
    2,
  ],
  [
    "a helper in the same cell stays the same",
    [
      "export function f() { return 1; } export function g() { return f(); }",
      "export function f() { return 2; }",
      "export const seen = g();",
    ],
    1,
  ],
  [
    "a throw keeps what was declared before it",
    [
      "export function f() { return 1; }",
      "export function f() { return 2; } throw new Error('x');",
      "export const seen = f();",
    ],
    2,
  ],
  [
    "a closure keeps its own value, and writes it out again",
    [
      "export let n = 1; export function next() { n += 1; return n; }",
      "n = 100;",
      "export const seen = [n, next(), n];",
    ],
    [100, 2, 2],
  ],
  [
    "another cell's class can be extended",
    ["export class A { v = 1; }", "export class B extends A {}", "export const seen = new B().v;"],
    1,
  ],
  [
    "an own Math stays among the learner's cells",
    ["export const Math = { abs: () => 7 };", "export const seen = Math.abs(-1);"],
    7,
  ],
  [
    "an await at the top is waited for",
    [
      "export let a = 0;\nawait new Promise((done) => setTimeout(done, 5));\na = 3;",
      "export const seen = a;",
    ],
    3,
  ],
  [
    "a name that is not supplied does not spoil the other names of its import",
    [
      'export { TransformerBlock, Linear } from "@attending/lib";',
      "export const seen = typeof Linear;",
    ],
    "function",
  ],
  [
    "an import binds a package",
    ['import * as tf from "@tensorflow/tfjs";\nexport const seen = tf.add(1, 2);'],
    "sum",
  ],
  [
    "plots, tables and checks do nothing",
    [
      `import * as plotly from "nodeplotlib"; import { showPlot, ProgressBar } from "@attending/lib";
       import { DataFrame } from "danfojs-node"; import { display } from "tslab"; import { check } from "@attending/autograder";
       const bar = new ProgressBar({ total: 3 }); bar.advance(); showPlot([], {}); plotly.plot([], {});
       new DataFrame([1]).head().print(); display.html("x"); check("99.1", {});
       for (const row of new DataFrame([])) throw row;
       export const seen = \`\${new DataFrame([1])}\`;`,
    ],
    "",
  ],
  [
    "names that are not supplied can be taken out of their package",
    [
      `import * as library from "@attending/lib"; import * as tf from "@tensorflow/tfjs";
       const { TransformerBlock: Absent } = library; const { layers, scalar } = tf;
       export const seen = [typeof Absent, typeof layers, typeof scalar];`,
    ],
    ["function", "function", "function"],
  ],
];

describe("runCells", () => {
  it.each(semantics)("%s", async (_, sources, expected) => {
    const { table } = await run(sources);
    expect(table.seen).toEqual(expected);
  });

  const failures: readonly [string, readonly string[], string][] = [
    ["a throw", ["throw new TypeError('no');", "export const a = 1;"], "1 no"],
    ["a name that is not there", ["export const a = nothing;"], "1 nothing is not defined"],
    ["a syntax error", ["export const a = ;"], "1 Unexpected token ';'"],
    [
      "a package",
      ['import { readFileSync } from "node:fs"; readFileSync("/x");'],
      '1 "node:fs" is not available in the grader.',
    ],
    [
      "a name of lib",
      ['import { TransformerBlock } from "@attending/lib"; new TransformerBlock();'],
      "1 TransformerBlock of @attending/lib is not available in the grader for exercise 99.1.",
    ],
    [
      "a name of lib that is extended",
      ['import * as library from "@attending/lib"; class Own extends library.TransformerBlock {}'],
      "1 TransformerBlock of @attending/lib is not available in the grader for exercise 99.1.",
    ],
    [
      "a part of tfjs",
      ['import * as tf from "@tensorflow/tfjs"; tf.layers.dense({ units: 1 });'],
      "1 tf.layers is not available in the grader. Use tensors and variables.",
    ],
    ["a thrown null", ["throw null;"], "1 null"],
    ["an error with a wicked message", ["throw { get message() { throw 1; } };"], "1 "],
  ];
  it.each(failures)("goes on after %s", async (_, sources, message) => {
    const { errors } = await run([...sources, "export const last = true;"]);
    expect(errors[0]).toContain(message);
    expect(errors).toHaveLength(1);
  });

  it("says cell, line and column in the stack", async () => {
    const cells = [
      compiled('const a = 1;\nthrow new Error("x");', 4),
      { ...compiled('throw new Error("y");', 5), async: true },
    ];
    const errors = await runCells(cells, packages, Object.create(null));
    expect(errors[0]?.error.stack).toMatch(/at cell-5:\d+:7/);
    expect(errors[1]?.error.stack).toMatch(/at cell-6:\d+:7/);
  });
});

it("finds earlier answers where a release's notebooks look for them", async () => {
  const { table, errors } = await run([
    'import { fromEarlier } from "@attending/earlier";\nfromEarlier("98.1");',
    'import { Linear } from "@attending/earlier";\nexport const seen = Linear.name;',
  ]);
  expect(errors).toEqual([]);
  expect(table.seen).toBe("Linear");
});
