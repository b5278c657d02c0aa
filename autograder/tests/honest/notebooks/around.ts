import { pickOne, type Random } from "@attending/lib";
import { type Cell, code, markdown, type NotebookStyle } from "./notebook";

/** What else learners leave in their notebooks. */
const beside: readonly (readonly [name: string, cell: Cell])[] = [
  ["prose", markdown("## What I tried\n\n* `mul` by the mask\n* $\\sqrt{d}$ 😀")],
  ["a raw cell", { type: "raw", source: "const tf = 3; // raw" }],
  ["an empty cell", code("")],
  ["a comment", code("// nothing here yet\n/* or here */")],
  ["a plot", code('import { plot } from "nodeplotlib";\nplot([{ x: [1, 2], y: [3, 4] }]);')],
  [
    "an unused import",
    code('import * as dfd from "danfojs-node";\nimport { readFileSync } from "fs";'),
  ],
  ["a module that is not there", code('import { nothing } from "left-pad-of-mine";\nnothing();')],
  ["much print", code("for (let i = 0; i < 100000; i++) console.log('line', i);")],
  ["a loop without end", code("let spins = 0;\nwhile (true) spins += 1;")],
  [
    "a training that takes hours",
    code(
      "const bigModel: any = {};\nfor (let epoch = 0; epoch < 1e9; epoch++) {\n  for (let i = 0; i < 1e9; i++) bigModel.loss = Math.sin(epoch * i);\n}",
    ),
  ],
  ["a throw", code("throw new Error('I gave up here');")],
  ["a cell with a syntax error", code("const halfWritten = (a: number => a +;")],
  ["a shell command", code("!npm ls @tensorflow/tfjs")],
  ["a magic", code("%timeit 3 + 4")],
  ["a timer", code("setInterval(() => console.log('tick'), 5);")],
  [
    "an await",
    code("await new Promise((resolve) => setTimeout(resolve, 20));\nconsole.log('slept');"),
  ],
  ["an endless await", code("await new Promise(() => undefined);")],
  ["a rejection", code("Promise.reject(new Error('nobody listens'));")],
  ["a bare value", code("[1, 2, 3].map((x) => x * 2)")],
  ["a check", code('import { check } from "@attending/autograder";\nawait check("02.1", {});')],
  ["a number of one's own", code("const myNumber = 42;\nvar x = 1, y = 2;\nlet z = x + y;")],
  ["a tensor", code("tf.tidy(() => tf.ones([2, 2]).print());")],
  ["a file", code('require("fs").writeFileSync("out.txt", "x");')],
  [
    "a type",
    code(
      "type Shape = readonly number[];\ninterface Point { x: number }\nenum Colour { red, green }",
    ),
  ],
  ["a cell in another script", code("const größe = 1; const 変数 = 2; const Ω = größe + 変数;")],
  ["an exit", code("process.exit(0);")],
];

/** Cells between, above and below the answers, which have nothing to do with them. */
export const cellsBeside: readonly NotebookStyle[] = beside.map(([name, cell]) => ({
  name: `with ${name}`,
  apply: (cells, random) => insert(cells, cell, random),
}));

/** At two places, one of which is never the end. */
function insert(cells: readonly Cell[], cell: Cell, random: Random): readonly Cell[] {
  // The imports stay first: what stands beside may use them.
  const at = 1 + Math.floor(random() * (cells.length - 1));
  return [...cells.slice(0, at), cell, ...cells.slice(at), ...(random() < 0.5 ? [cell] : [])];
}

export const proseBetween: NotebookStyle = {
  name: "prose between all cells",
  apply: (cells, random) =>
    cells.flatMap((cell) => [
      markdown(
        pickOne(random, ["# Title", "text", "```typescript\nfunction f() {}\n```", "<b>x</b>"]),
      ),
      cell,
    ]),
};
