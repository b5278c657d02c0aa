import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectNumbers } from "../../tests/tensor-expectations";
import { makeVariable } from "../layers/initialisers";
import { Adam, AdamW, type AdamWOptions } from "./adam";

const slopes = [
  [0.5, -1],
  [-0.25, 3],
  [0.125, 0.5],
];

/** θ after each of three steps from (1, -2). */
function threeSteps(
  options: AdamWOptions,
  factors = [1, 1, 1],
): [number[], number[], number[]] {
  const theta = makeVariable(Float32Array.of(1, -2), [2]);
  const optimizer = new AdamW(new Map([["theta", theta]]), options);
  const after = (i: number): number[] => {
    const gradients = { theta: tf.tensor1d(slopes[i] ?? []) };
    optimizer.step(gradients, factors[i]);
    return [...theta.dataSync()];
  };
  return [after(0), after(1), after(2)];
}

function expectSteps(got: number[][], expected: number[][]): void {
  expect(got.length).toBe(expected.length);
  got.forEach((theta, i) => {
    expectNumbers(theta, expected[i] ?? [], 2e-6);
  });
}

describe("AdamW", () => {
  // Algorithm 1 in float64, by a script of ten lines apart from this code.
  it("takes Adam's steps without decay", () => {
    expectSteps(threeSteps({ learningRate: 0.1, weightDecay: 0 }), [
      [0.9, -1.9],
      [0.8733663, -1.94941898],
      [0.83932338, -1.9971327],
    ]);
  });

  it("decays apart from the gradient", () => {
    expectSteps(threeSteps({ learningRate: 0.1, weightDecay: 0.5 }), [
      [0.85, -1.8],
      [0.7808663, -1.75941898],
      [0.70778007, -1.71916175],
    ]);
  });

  it("adds epsilon outside of the root, after the correction", () => {
    expectSteps(threeSteps({ learningRate: 0.1, weightDecay: 0, epsilon: 1 }), [
      [0.96666667, -1.95],
      [0.95912214, -1.98414979],
      [0.95066385, -2.01511218],
    ]);
  });

  it("scales step and decay by a schedule's factor; moments go on", () => {
    const options = { learningRate: 0.1, weightDecay: 0.5 };
    expectSteps(threeSteps(options, [0, 0.5, 1]), [
      [1, -2],
      [0.96168315, -1.97470949],
      [0.87955608, -1.92368773],
    ]);
  });

  it("has groups with their own settings", () => {
    const make = () => makeVariable(Float32Array.of(1), [1]);
    const [a, b, c] = [make(), make(), make()];
    const groups = [
      { parameters: new Map([["a", a]]), learningRate: 0.2, weightDecay: 0.5 },
      { parameters: new Map([["b", b]]), weightDecay: 0 },
      { parameters: new Map([["c", c]]) },
    ];
    const optimizer = new AdamW(groups, { learningRate: 0.1 });
    const slope = tf.tensor1d([7]);
    optimizer.step({ a: slope, b: slope, c: slope });
    expectNumbers(a.dataSync(), [0.9 - 0.2]);
    expectNumbers(b.dataSync(), [1 - 0.1]);
    expectNumbers(c.dataSync(), [0.999 - 0.1]);
  });

  it("leaves a parameter without gradient alone, and its count of steps", () => {
    const [a, b] = [1, 1].map((x) => makeVariable(Float32Array.of(x), [1]));
    if (!a || !b) throw new Error("two variables");
    const both = new Map([
      ["a", a],
      ["b", b],
    ]);
    const optimizer = new AdamW(both, { learningRate: 0.1, weightDecay: 0.5 });
    optimizer.step({ a: tf.tensor1d([1]) });
    expectNumbers(b.dataSync(), [1]);
    optimizer.step({ b: tf.tensor1d([1]) });
    expectNumbers(b.dataSync(), a.dataSync());
  });

  it("carries its state over to another", () => {
    const make = () => {
      const theta = makeVariable(Float32Array.of(1, -2), [2]);
      return { theta, optimizer: new AdamW(new Map([["theta", theta]])) };
    };
    const [one, two] = [make(), make()];
    const step = ({ optimizer }: typeof one, i: number) =>
      optimizer.step({ theta: tf.tensor1d(slopes[i] ?? []) });
    step(one, 0);
    step(one, 1);
    expect(one.optimizer.stateDict()["step.theta"]?.values[0]).toBe(2);
    two.theta.assign(one.theta.clone());
    two.optimizer.loadStateDict(one.optimizer.stateDict());
    step(one, 2);
    step(two, 2);
    expect(two.theta.dataSync()).toEqual(one.theta.dataSync());
    expect(two.optimizer.stateDict()).toEqual(one.optimizer.stateDict());
  });

  it("refuses what does not fit, and stays as it was", () => {
    const theta = makeVariable(Float32Array.of(1, -2), [2]);
    const named = new Map([["theta", theta]]);
    const optimizer = new AdamW(named);
    optimizer.step({ theta: tf.tensor1d([1, 1]) });
    const state = optimizer.stateDict();
    expect(() => optimizer.step({ other: tf.scalar(1) })).toThrow(
      "AdamW.step: expected gradients of the parameters it was made with, got one named other. Make the optimiser from the namedParameters() of this model.",
    );
    expect(() => optimizer.step({ theta: tf.ones([3]) })).toThrow(
      "AdamW.step: expected a gradient of shape [2] for theta, got [3]. A gradient has the shape of its parameter.",
    );
    expect(
      () => new AdamW([{ parameters: named }, { parameters: named }]),
    ).toThrow("AdamW: expected each parameter in one group, got theta in two.");
    const entry = { dtype: "float32" as const, shape: [1] };
    const one = { ...entry, values: Float32Array.of(1) };
    expect(() =>
      optimizer.loadStateDict({ ...state, "first.theta": one }),
    ).toThrow(
      "AdamW.loadStateDict: expected first.theta of shape [2], got [1] with 1 values.",
    );
    expect(() => optimizer.loadStateDict({ ...state, "first.b": one })).toThrow(
      "got one named b",
    );
    expect(() => optimizer.loadStateDict({ "first.theta": one })).toThrow(
      "of shape [2], got [1]",
    );
    const { "second.theta": _, ...cut } = state;
    expect(() => optimizer.loadStateDict(cut)).toThrow(
      "got none named second.theta",
    );
    expect(optimizer.stateDict()).toEqual(state);
  });

  it("keeps two moments a parameter, and frees them", () => {
    const theta = makeVariable(Float32Array.of(1, -2), [2]);
    const gradients = { theta: tf.tensor1d([1, 1]) };
    const before = tf.memory().numTensors;
    const optimizer = new AdamW(new Map([["theta", theta]]));
    for (let i = 0; i < 5; i++) optimizer.step(gradients);
    optimizer.loadStateDict(optimizer.stateDict());
    expect(tf.memory().numTensors).toBe(before + 2);
    optimizer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("Adam", () => {
  it("agrees with tfjs' own over many steps", () => {
    const start = Float32Array.of(1, -2, 0.5);
    const [ours, theirs] = [0, 1].map(() => makeVariable(start.slice(), [3]));
    if (!ours || !theirs) throw new Error("two variables");
    const lossOf = (theta: tf.Variable) => (): tf.Scalar =>
      theta.mul([1, 3, -2]).sub([2, 1, 1]).square().sum();
    const tolerance = 1e-5;
    const optimizer = new Adam(new Map([["theta", ours]]), {
      learningRate: 0.05,
      epsilon: 1e-7,
    });
    const reference = tf.train.adam(0.05, 0.9, 0.999, 1e-7);
    for (let i = 0; i < 20; i++) {
      const { grads } = tf.variableGrads(lossOf(ours), [ours]);
      optimizer.step({ theta: grads[ours.name] ?? tf.zeros([3]) });
      reference.minimize(lossOf(theirs), false, [theirs]);
    }
    expectNumbers(ours.dataSync(), theirs.dataSync(), tolerance);
  });
});
