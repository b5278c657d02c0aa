import { describe, expect, it } from "vitest";
import type { NotebookCell } from "../notebook/notebook";
import { isReferenceFingerprint } from "./fingerprint";
import { NotebookSlicer } from "./notebook-slicer";

const stub =
  "function weigh(query: number[], key: number[]): number[] { throw new Error('TODO'); }";

/** Long enough to be compared. */
const original = `
const floor = -1e9;
function scoreOf(q: number[], k: number[]): number[] {
  const scores: number[] = [];
  for (const [i, value] of q.entries()) {
    const other = k[i] ?? 0;
    if (other === 0) { scores.push(floor); } else { scores.push(value * other / Math.sqrt(q.length)); }
  }
  return scores;
}
function softmax(xs: number[]): number[] {
  const most = Math.max(...xs);
  const powers = xs.map((x) => Math.exp(x - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
function weigh(query: number[], key: number[]): number[] {
  return softmax(scoreOf(query, key));
}`;

const exercise = { symbol: "weigh", stub, reference: original };

function fingerprintOf(...sources: string[]): string {
  const cells = sources.map((source): NotebookCell => ({ kind: "code", source, metadata: {} }));
  return new NotebookSlicer(cells).fingerprint(exercise, ["weigh", "other"]);
}

describe("a fingerprint", () => {
  const copied = fingerprintOf(original);

  it("is 64 hexadecimal digits", () => {
    expect(copied).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    [
      "other names",
      original
        .replaceAll("scores", "results")
        .replaceAll("scoreOf", "dots")
        .replaceAll("floor", "nothing")
        .replaceAll("(query", "(left")
        .replaceAll("Of(query", "Of(left"),
    ],
    ["comments", original.replace("return scores;", "/* mine */ return scores; // really")],
    ["another layout", original.replace(/\n\s*/g, " ")],
    ["types left out", original.replace(/: number\[\]/g, "")],
    ["casts", original.replace("Math.max(...xs)", "(Math.max(...xs) as number)!")],
    ["braces left out", original.replace("{ scores.push(floor); }", "scores.push(floor);")],
    [
      "an arrow for a function",
      original
        .replace(
          "function softmax(xs: number[]): number[] {",
          "const softmax = (xs: number[]) => {",
        )
        .replace("power / total);\n}", "power / total);\n};"),
    ],
    [
      "a value for a block",
      original.replace("(x) => Math.exp(x - most)", "(x) => { return Math.exp(x - most); }"),
    ],
    ["let for const", original.replace("const most", "let most")],
    ["prints", original.replace("return scores;", "console.log(scores); return scores;")],
    ["other quotes and brackets", original.replace("scores.push(floor)", 'scores["push"](floor)')],
    ["code that it does not use", `${original}\nfunction more() { return 17; }`],
  ])("sees through %s", (_, copy) => {
    expect(copy).not.toBe(original);
    expect(fingerprintOf(copy)).toBe(copied);
  });

  it("sees through helpers in another order, and in other cells", () => {
    const [floor = "", score = "", softmax = "", weigh = ""] = original
      .trim()
      .split(/\n(?=function)/);
    expect(fingerprintOf([floor, softmax, score, weigh].join("\n"))).toBe(copied);
    expect(fingerprintOf(weigh, softmax, score, floor)).toBe(copied);
  });

  it("sees through a module cell", () => {
    const module = `/** @module mine */\n${original.replace("function weigh", "export function weigh")}`;
    expect(fingerprintOf(module, 'import { weigh } from "./mine";')).toBe(copied);
  });

  it.each([
    ["another number", original.replace("-1e9", "-1e8")],
    ["another operator", original.replace("sum + power", "sum - power")],
    ["another function", original.replace("Math.exp", "Math.expm1")],
    ["another global", original.replace("Math.max", "other.max")],
    ["other arguments", original.replace("scoreOf(query, key)", "scoreOf(key, query)")],
    ["another variable", original.replace("power / total", "power / most")],
    ["a statement more", original.replace("return scores;", "scores.pop(); return scores;")],
    ["a function that waits", original.replace("(x) =>", "async (x) =>")],
  ])("tells %s", (_, other) => {
    expect(other).not.toBe(original);
    expect(fingerprintOf(other)).not.toBe(copied);
  });

  it("knows the course's own answer under other names", () => {
    expect(isReferenceFingerprint(copied, exercise, ["weigh", "other"])).toBe(true);
    const other = fingerprintOf(original.replace("-1e9", "-1e8"));
    expect(isReferenceFingerprint(other, exercise, ["weigh", "other"])).toBe(false);
    expect(isReferenceFingerprint("", exercise, ["weigh", "other"])).toBe(false);
  });

  it.each([
    ["the stub", stub],
    [
      "a short answer",
      "function weigh(a: number[], b: number[]) { return a.map((x, i) => x * b[i]); }",
    ],
    ["nothing", "const x = 1;"],
    ["an import alone", 'import { weigh } from "@attending/lib";'],
    ["sixty thousand words", `function weigh() { return [${"1,".repeat(70_000)}]; }`],
  ])("says nothing of %s", (_, source) => {
    expect(fingerprintOf(source)).toBe("");
  });
});

const layer = `class Layer extends Module {
  private readonly scale: number;
  constructor(private readonly width: number, readonly inner: Linear) {
    super();
    this.scale = 1 / Math.sqrt(width);
    this.register("inner", this.inner);
  }
  private split(x: tf.Tensor): tf.Tensor {
    return tf.reshape(x, [x.shape[0], this.width, -1]).mul(this.scale);
  }
  forward(x: tf.Tensor): { output: tf.Tensor } {
    const parts = this.split(this.inner.forward(x));
    const weights = tf.softmax(parts.matMul(parts, false, true), -1);
    return { output: weights.matMul(parts) };
  }
}`;

describe("the fingerprint of a class", () => {
  const handedOut = { symbol: "Layer", stub: "class Layer extends Module {}", reference: layer };
  const imports =
    'import * as tf from "@tensorflow/tfjs";\nimport { Linear, Module } from "@attending/lib";';
  const printOf = (source: string, first = imports): string =>
    new NotebookSlicer(
      [first, source].map((text) => ({ kind: "code", source: text, metadata: {} })),
    ).fingerprint(handedOut, ["Layer"]);
  const copied = printOf(layer);

  it("is that of the reference, which comes without imports", () => {
    expect(copied).not.toBe("");
    expect(isReferenceFingerprint(copied, handedOut, ["Layer"])).toBe(true);
  });

  it("sees through renamed members", () => {
    const other = layer
      .replaceAll("split", "cut")
      .replaceAll("scale", "factor")
      .replaceAll("width", "size");
    expect(printOf(other)).toBe(copied);
  });

  it("sees through members in another order", () => {
    const [start, split = "", forward = ""] = layer.split(/\n(?= {2}private split| {2}forward)/);
    expect(printOf([start, forward.slice(0, -2), split, "}"].join("\n"))).toBe(copied);
  });

  it("sees through a class expression and named imports", () => {
    const named = layer
      .replace(/tf\.(softmax|reshape)/g, "$1")
      .replace("class Layer", "const Layer = class");
    const first = `import { softmax, reshape } from "@tensorflow/tfjs";\n${imports}`;
    expect(printOf(`${named};`, first)).toBe(copied);
  });

  it("keeps the names of packages", () => {
    expect(printOf(layer.replace("tf.softmax", "tf.sigmoid"))).not.toBe(copied);
    expect(printOf(layer.replace("extends Module", "extends Linear"))).not.toBe(copied);
  });

  it("ends with classes inside of classes", () => {
    const nest = `${"class A { f() { return ".repeat(40)}1${"; } }".repeat(40)}`;
    expect(printOf(`const Layer = ${nest};`)).toBe("");
  });
});
