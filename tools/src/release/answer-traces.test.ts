import { expect, it } from "vitest";
import { answersIn, answerTraces } from "./answer-traces";
import { codeTokens } from "./code-tokens";

const stub = `function spread(values: number[]): number {
  throw new Error("TODO 99.1: write what is missing here.");
}`;
const reference = `function spread(values: number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / requireSome(values).length;
  const squares = values.map((x) => (x - mean) ** 2);
  return Math.sqrt(squares.reduce((sum, x) => sum + x, 0) / values.length);
}`;
const traces = [
  answerTraces({
    ...{ id: "99.1", notebook: "99-x", symbol: "spread", title: "", stub, reference },
    ...{ imports: [], buildsOn: [], besides: [], assertions: [] },
  }),
];
const found = (text: string) => answersIn(text, traces).map(({ id }) => id);

it.each([
  ["the source", reference],
  [
    "what the compiler makes of it",
    `function spread(values) {
    const mean = values.reduce((sum, x) => sum + x, 0) / (0, some_1.requireSome)(values).length;
    const squares = values.map((x) => (x - mean) ** 2);`,
  ],
  [
    "what a bundler makes of it",
    "function spread(values){let mean=values.reduce((sum,x)=>sum+x,0)/requireSome(values).length,squares=values.map(x=>(x-mean)**2);return Math.sqrt(squares.reduce((sum,x)=>sum+x,0)/values.length)}",
  ],
  [
    "a part, under another name, with comments",
    "const other = () => {\n// mine\n return Math.sqrt(squares.reduce((sum, x) => sum + x, 0) / values.length); }",
  ],
])("knows an answer in %s", (_, text) => {
  expect(found(text)).toEqual(["99.1"]);
});

it.each([
  ["the stub", stub],
  ["a call of it", "console.log(spread([1, 2, 3]), Math.sqrt(squares.length / values.length));"],
  ["an idiom of a line", "const mean = values.reduce((sum, x) => sum + x, 0) / values.length;"],
])("finds nothing in %s", (_, text) => {
  expect(found(text)).toEqual([]);
});

it("reads code without what a compiler or formatter may change", () => {
  expect(codeTokens("(0, a_1.f)('x',) /* y */;")).toEqual(["f", "(", '"x"', ")"]);
});
