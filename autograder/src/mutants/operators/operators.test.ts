import ts from "typescript";
import { describe, expect, it } from "vitest";
import { typedSource } from "../fixtures/mutated";
import type { MutationOperator } from "../mutation-operator";
import { accumulation, arithmetic, droppedTerm } from "./arithmetic";
import {
  droppedArgument,
  droppedAwait,
  droppedCall,
  droppedOption,
  droppedStep,
  droppedTidy,
  twin,
} from "./calls";
import { comparison, condition, logic, optionalChain } from "./conditions";
import { constant, emptiedList, offByOne, text, truth } from "./constants";
import { mutationOperators } from "./index";
import {
  droppedDefault,
  droppedJump,
  droppedStatement,
  endedLoop,
  sharedStart,
  skippedFirst,
  skippedLast,
} from "./statements";
import {
  otherField,
  otherName,
  swappedArguments,
  swappedElements,
  swappedOperands,
  swappedReceiver,
  swappedValues,
} from "./swaps";

/** The whole source after each change that an operator makes in it. */
function mutate(operator: MutationOperator, source: string): string[] {
  const { file, kinds } = typedSource(source);
  const results: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const { start, end, text: put } of operator.changesAt(node, kinds)) {
      results.push(source.slice(0, start) + put + source.slice(end));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return results;
}

type Case = readonly [operator: MutationOperator, source: string, mutants: readonly string[]];

const cases: readonly Case[] = [
  [arithmetic, "a + b;", ["a - b;"]],
  [arithmetic, "a / b;", ["a * b;"]],
  [arithmetic, '"a" + "b";', []],
  [arithmetic, "a++;", ["a--;"]],
  [arithmetic, "a += b;", ["a -= b;"]],
  [arithmetic, "-a;", ["a;"]],
  [accumulation, "a += b;", ["a = b;"]],
  [droppedTerm, "a + b;", ["a;", "b;"]],
  [droppedTerm, "a / b;", ["a;"]],
  [droppedTerm, "maybe ?? 3;", ["maybe;", "3;"]],
  [droppedTerm, "yes && a < b;", ["yes;", "a < b;"]],
  [comparison, "a < b;", ["a <= b;", "a >= b;"]],
  [comparison, "a === b;", ["a !== b;"]],
  [condition, "if (yes) a = b;", ["if (true) a = b;", "if (false) a = b;"]],
  [condition, "!yes;", ["yes;"]],
  [condition, "yes ? a : b;", ["a;", "b;"]],
  [condition, "while (yes) a = b;", ["while (false) a = b;"]],
  [logic, "yes && a < b;", ["yes || a < b;"]],
  [logic, "maybe ?? 3;", ["maybe || 3;"]],
  [logic, "a + b;", []],
  [optionalChain, "mask?.sum(1);", ["mask.sum(1);"]],
  [constant, "a = 1;", ["a = 0;", "a = 2;"]],
  [constant, "a = -1;", ["a = -2;", "a = 0;"]],
  [constant, "a = 0.5;", ["a = 1;", "a = 0.25;"]],
  [constant, "a = 1e9;", ["a = 2000000000;", "a = 500000000;"]],
  [constant, "x.transpose([0, 2, 1]);", []],
  [constant, "[0, 2];", ["[-1, 2];", "[1, 2];", "[0, 1];", "[0, 3];"]],
  [truth, "yes = true;", ["yes = false;"]],
  [text, 'words.push("<CLS>");', ['words.push("");']],
  [text, 'throw new TypeError("no");', []],
  [text, 'throw new TypeError({ got: "no" });', []],
  [text, 'words.push("int32");', ['words.push("float32");']],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template.
  [text, "words.push(`${a} words`);", ['words.push("");']],
  [emptiedList, "x.transpose([0, 1]);", ["x.transpose([]);"]],
  [emptiedList, "const none = [];", []],
  [text, 'const o = { "two words": 1 };', []],
  [offByOne, "words.slice(0, size);", ["words.slice(0, size - 1);", "words.slice(0, size + 1);"]],
  [
    offByOne,
    "const o = { length: size, width: size };",
    [
      "const o = { length: size - 1, width: size };",
      "const o = { length: size + 1, width: size };",
    ],
  ],
  [droppedDefault, "function f(n: number = 3) {}", ["function f(n: number) {}"]],
  [
    droppedDefault,
    "const { n = 3 } = {} as { n?: number };",
    ["const { n } = {} as { n?: number };"],
  ],
  [twin, "x.mul(2).sum(1);", ["x.mul(2).mean(1);", "x.div(2).sum(1);"]],
  [twin, "model.eval();", ["model.train();"]],
  [droppedStep, "y.add(x\n  // why\n  .mul(2));", ["y.add(x\n  // why\n  );"]],
  [droppedStep, "mask = y.add(x);", ["mask = y;"]],
  [droppedStep, "a = x.arraySync().length;", []],
  [droppedStep, "model.eval();", []],
  [droppedCall, "y.add(tf.softmax(x));", ["tf.softmax(x);", "y.add(x);"]],
  [droppedCall, "model.forward(x.mul(2)).sum(1);", ["x.mul(2).sum(1);"]],
  [droppedCall, "Math.sqrt(size);", ["size;"]],
  [droppedCall, "Math.sqrt(a + b) * 2;", ["(a + b) * 2;"]],
  [droppedArgument, "x.sum(1, true);", ["x.sum(undefined, true);", "x.sum(1);"]],
  [droppedArgument, "x.sum(1);", ["x.sum();"]],
  [droppedArgument, "x.add(y);", []],
  [
    droppedOption,
    "load({ size, width: 2, shuffle: yes, mask });",
    ["load({ size, width: 2, mask });", "load({ size, width: 2, shuffle: yes,  });"],
  ],
  [droppedAwait, "await model;", ["model;"]],
  [droppedTidy, "tf.tidy(() => x);", ["(() => x)();"]],
  [swappedOperands, "a / (b + size);", ["(b + size) / a;"]],
  [swappedOperands, "a + b;", []],
  [swappedOperands, "a - a;", []],
  [swappedReceiver, "x.matMul(y);", ["y.matMul(x);"]],
  [swappedReceiver, "x.matMul(y.add(x));", ["y.add(x).matMul(x);"]],
  [swappedReceiver, "x.add(y);", []],
  [swappedReceiver, "x.greater(0);", []],
  [
    swappedArguments,
    "tf.matMul(x, y, false, true);",
    ["tf.matMul(y, x, false, true);", "tf.matMul(x, y, true, false);"],
  ],
  [swappedArguments, "tf.matMul(x, x);", []],
  [
    swappedElements,
    "x.transpose([0, 2, 1]);",
    ["x.transpose([2, 0, 1]);", "x.transpose([0, 1, 2]);"],
  ],
  [swappedElements, "const [one, two] = x.shape;", ["const [two, one] = x.shape;"]],
  [swappedElements, "[a, yes];", []],
  [swappedValues, "load({ size: a, width: b });", ["load({ size: b, width: a });"]],
  [swappedValues, "({ a, b });", ["({ a: b, b: a });"]],
  [
    otherField,
    "class A { p = 1; q = 2; r = true; f() { this.p = 3; return this.q; } }",
    ["class A { p = 1; q = 2; r = true; f() { this.p = 3; return this.p; } }"],
  ],
  [
    otherName,
    "function f(p: number, q: number, r: string, s: number) { return q + s; }",
    ["function f(p: number, q: number, r: string, s: number) { return p + s; }"],
  ],
  [
    otherName,
    "function f({ p, q }: { p: number; q: number }) { return { q: q, p }; }",
    ["function f({ p, q }: { p: number; q: number }) { return { q: p, p }; }"],
  ],
  [
    otherName,
    "function f() { const p = 1; const q = p; a = q; b = p; const r = 2; }",
    [
      "function f() { const p = 1; const q = p; a = p; b = p; const r = 2; }",
      "function f() { const p = 1; const q = p; a = q; b = q; const r = 2; }",
    ],
  ],
  [otherName, "function f(p: number, q: number) { q += 1; }", []],
  [otherName, "a = NaN;", []],
  [droppedStatement, "{ x.dispose(); }", ["{  }"]],
  [droppedStatement, "if (yes) x.dispose();", ["if (yes) ;"]],
  [droppedStatement, "{ for (const w of words) a = 1; }", ["{  }", "{ for (const w of words) ; }"]],
  [droppedStatement, "class A extends Model { constructor() { super(); } }", []],
  [droppedJump, "for (;;) { if (yes) break; }", ["for (;;) { if (yes) ; }"]],
  [droppedJump, "for (;;) { continue; }", ["for (;;) {  }"]],
  [skippedFirst, "for (const w of words) a = 1;", ["for (const w of words.slice(1)) a = 1;"]],
  [skippedLast, "for (const w of words) a = 1;", ["for (const w of words.slice(0, -1)) a = 1;"]],
  [endedLoop, "for (const w of words) a = 1;", ["for (const w of words) { a = 1; break; }"]],
  [endedLoop, "while (yes) { a = 1; }", ["while (yes) { a = 1; break; }"]],
  [endedLoop, "for (;;) { return; }", []],
  [
    sharedStart,
    "for (const w of words) { const own = []; own.push(w); }",
    ["const own = []; for (const w of words) {  own.push(w); }"],
  ],
  [sharedStart, "for (const w of words) { const own = [w]; }", []],
];

describe.each(mutationOperators.map((operator) => [operator.name, operator] as const))(
  "%s",
  (_, operator) => {
    const own = cases.filter(([subject]) => subject === operator);

    it.each(own.map(([, source, mutants]) => [source, mutants] as const))(
      "makes of %s its mutants",
      (source, mutants) => {
        expect(mutate(operator, source)).toEqual(mutants);
      },
    );

    it("has a case that makes some", () => {
      expect(own.some(([, , mutants]) => mutants.length > 0)).toBe(true);
    });
  },
);
