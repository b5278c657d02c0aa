/** Answers to exercise 02.1 that must cost their author only their own points, and no one else anything. */
export interface HostileAnswer {
  readonly name: string;
  readonly cells: readonly string[];
  readonly status: "wrong" | "error" | "timeout" | "not-attempted";
  /** What some line of the report must say. */
  readonly says: RegExp;
}

const attention = (body: string, prefix = ""): string =>
  `${prefix}function scaledDotProductAttention(query: any, key: any, value: any, options: any = {}): any {\n  ${body}\n}`;

const tf = 'import * as tf from "@tensorflow/tfjs";';

export const hostileAnswers: readonly HostileAnswer[] = [
  {
    name: "throws",
    cells: [attention('throw new RangeError("no idea");')],
    status: "error",
    says: /RangeError: no idea.*cell 1, line 2/,
  },
  {
    name: "loops for ever",
    cells: [attention("while (true) {}")],
    status: "timeout",
    says: /time/,
  },
  {
    name: "loops for ever in microtasks",
    cells: [attention("while (true) await null;", "async ")],
    status: "wrong",
    says: /Promise/,
  },
  {
    name: "loops for ever at the top of its cell",
    cells: [
      `const table = { size: 0 };\nwhile (true) table.size += 1;`,
      attention("return table;"),
    ],
    status: "timeout",
    says: /time/,
  },
  {
    name: "returns a promise that never settles",
    cells: [attention("return new Promise(() => {});")],
    status: "wrong",
    says: /Promise/,
  },
  {
    name: "waits for ever at the top of its cell",
    cells: ["await new Promise(() => {});", attention("return {};")],
    status: "wrong",
    says: /undefined/,
  },
  {
    name: "waits for ever in the cell of its answer",
    cells: [`await new Promise(() => {});\n${attention("return {};")}`],
    status: "wrong",
    says: /undefined/,
  },
  {
    name: "loops for ever in microtasks at the top of its cell",
    cells: [`while (true) await null;\n${attention("return {};")}`],
    status: "wrong",
    says: /undefined/,
  },
  {
    name: "leaves the process",
    cells: [attention("process.exit(0);")],
    status: "error",
    says: /ended|exit/,
  },
  {
    name: "fills the memory",
    cells: [attention("const all: any[] = []; for (;;) all.push(new Float64Array(5e7));")],
    status: "error",
    says: /RangeError: Array buffer allocation failed/,
  },
  {
    name: "writes gigabytes",
    cells: [attention('for (;;) console.log("x".repeat(1e6));')],
    status: "timeout",
    says: /output|time/,
  },
  {
    name: "writes gigabytes to the standard error",
    cells: [attention('for (;;) process.stderr.write("x".repeat(1e6));')],
    status: "timeout",
    says: /output|time/,
  },
  {
    name: "returns disposed tensors",
    cells: [
      tf,
      attention(
        "const context = tf.zeros(query.shape); const weights = tf.zeros([1]); context.dispose(); weights.dispose();\n  return { context, weights };",
      ),
    ],
    status: "wrong",
    says: /disposed/,
  },
  {
    name: "returns NaN",
    cells: [
      tf,
      attention(
        "const { weights, context } = { context: query.mul(NaN), weights: tf.matMul(query, key, false, true).mul(NaN) };\n  return { context, weights };",
      ),
    ],
    status: "wrong",
    says: /NaN|finite/,
  },
  {
    name: "returns nothing",
    cells: [attention("")],
    status: "wrong",
    says: /undefined/,
  },
  {
    name: "has a syntax error in its only cell",
    cells: [attention("return {;")],
    status: "error",
    says: /cell 1, line 2/,
  },
  {
    name: "declares the name twice in one cell",
    cells: [`const scaledDotProductAttention = 1;\n${attention("return {};")}`],
    status: "error",
    says: /cell 1/,
  },
  {
    name: "does not declare the name",
    cells: ["const somethingElse = 1;"],
    status: "not-attempted",
    says: /scaledDotProductAttention/,
  },
];
