import type { Adversary } from "../adversary";
import { asAnswer } from "../cells";

/** Sets that go on for as long as somebody asks. */
const endlessSets: Adversary = {
  group: "values",
  name: "sets without end",
  notebook: "01-note-generator",
  cells: [
    "function generateClinicalNote(): any { return null; }",
    "function createDatasets(): any { const endless = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: {} }) }) }; return { train: endless, validation: endless, test: endless }; }",
  ],
  answersAll: true,
  wanted: { earns: { "01.1": 0, "01.2": 0 } },
};

/** A class that has what it is asked for, and computes nothing of it. */
const emptyHeads: Adversary = {
  group: "values",
  name: "parameters that are there, and nothing else",
  notebook: "02-self-attention",
  cells: [
    `import * as tf from "@tensorflow/tfjs";
import { Linear, Module } from "@attending/lib";
class MultiHeadSelfAttention extends Module {
  constructor(private options: any) {
    super();
    for (const name of ["query", "key", "value", "output"]) (this as any)[name] = new Linear({ inFeatures: options.dModel, outFeatures: options.dModel, random: options.random });
  }
  forward(x: any): any {
    const parameters = [...this.namedParameters().values()];
    const sum = tf.addN(parameters.map((parameter) => parameter.sum())).mul(0);
    const [batch, seqLen] = x.shape;
    return { output: x.add(sum), weights: tf.fill([batch, this.options.numHeads, seqLen, seqLen], 1 / seqLen) };
  }
}`,
  ],
  // The parameters are there, and drawn as they should be.
  wanted: { earns: { "02.2": 3 } },
};

/** Returned values that are other things to whoever asks, or cost whoever reads them. */
export const valuesAttacks: readonly Adversary[] = [
  ...asAnswer("values", [
    [
      "a proxy",
      "return new Proxy({}, { get: () => 1, has: () => true, getPrototypeOf: () => tf.Tensor.prototype });",
    ],
    [
      "a forged tensor",
      "const fake = Object.create(tf.Tensor.prototype); Object.assign(fake, { shape: [2, 3, 5, 5], dtype: 'float32', dataSync: () => new Float32Array(150).fill(0.2), isDisposedInternal: false }); return { context: fake, weights: fake };",
    ],
    [
      "a thing with getters that change",
      "let calls = 0; return { get context() { return calls++ ? query : null; }, get weights() { while (calls++ < 5); return key; } };",
    ],
    [
      "valueOf and toJSON",
      "const thing = { valueOf: () => 0, toJSON: () => ({ passed: true }), toString: () => 'passed', [Symbol.toPrimitive]: () => 1 }; return { context: thing, weights: thing, toJSON: () => ({ passed: true, points: 10 }) };",
    ],
    [
      "a thenable",
      "return { then(done: any) { done({ context: query, weights: key }); }, context: query, weights: key };",
    ],
    [
      "texts that pass",
      "return { context: 'passed', weights: 'passed', passed: true, points: 10 };",
    ],
    [
      "keys that mean something",
      'return JSON.parse(\'{"__proto__": {"passed": true}, "constructor": 1, "context": 1, "weights": {"values": [], "shape": []}}\');',
    ],
    [
      "a list that is longer than it says",
      "const list = () => new Proxy([], { get: (target: any, key) => key === 'length' ? 3 : key === Symbol.iterator ? function* () { while (true) yield 0; } : target[key] }); return { context: list(), weights: list() };",
    ],
    [
      "a list that holds itself",
      "const list: any[] = []; list.push(list, list); return { context: list, weights: list };",
    ],
    [
      "a promise that never settles",
      "return new Promise(() => {});",
      { wanted: { earns: { "02.1": 0 }, status: "wrong", says: /Promise/ } },
    ],
    [
      "a getter that never ends",
      "return { get context() { while (true); }, weights: 1 };",
      { untilLimit: true },
    ],
  ]),
  endlessSets,
  emptyHeads,
];
