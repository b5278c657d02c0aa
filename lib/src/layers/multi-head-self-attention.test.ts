import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { ShapeError } from "../errors/shape-error";
import { seededRandom } from "../random/seeded-random";
import type { Linear } from "./linear";
import { MultiHeadSelfAttention } from "./multi-head-self-attention";
import { scaledDotProductAttention } from "./scaled-dot-product-attention";

// Batch 2, 3 heads of 11 features, 7 tokens: distinct primes.
const make = (dModel = 33, numHeads = 3) =>
  new MultiHeadSelfAttention({
    dModel,
    numHeads,
    random: seededRandom(1),
  }).eval();
const x = waveTensor([2, 7, 33]) as tf.Tensor3D;

const setIdentity = (linear: Linear) => {
  linear.weight.assign(tf.eye(linear.bias.size));
  linear.bias.assign(tf.zerosLike(linear.bias));
};

describe("MultiHeadSelfAttention", () => {
  it("has four linear maps, by name", () => {
    const names = ["query", "key", "value", "output"].flatMap((map) => [
      `${map}.weight`,
      `${map}.bias`,
    ]);
    expect([...make().namedParameters().keys()]).toEqual(names);
    expect(make(128, 4).countParameters()).toBe(66_048);
  });

  it("is attention in each slice of the features, side by side", () => {
    const attention = make(4, 2);
    for (const map of ["query", "key", "value", "output"] as const)
      setIdentity(attention[map]);
    const tokens = waveTensor([1, 3, 4]) as tf.Tensor3D;
    const heads = [0, 2].map((start) => {
      const part = tokens
        .slice([0, 0, start], [1, 3, 2])
        .reshape<tf.Tensor4D>([1, 1, 3, 2]);
      return scaledDotProductAttention(part, part, part);
    });
    const { output, weights } = attention.forward(tokens);
    const contexts = heads.map(({ context }) => context.reshape([1, 3, 2]));
    expectTensor(output, [1, 3, 4], [...tf.concat(contexts, 2).dataSync()]);
    const expected = tf.concat(
      heads.map((head) => head.weights),
      1,
    );
    expectTensor(weights, [1, 2, 3, 3], [...expected.dataSync()]);
  });

  it("puts the output through its own linear map", () => {
    const attention = make();
    attention.output.weight.assign(tf.zeros([33, 33]));
    const bias = [...attention.output.bias.dataSync()];
    const { output } = attention.forward(x);
    expectTensor(
      output,
      [2, 7, 33],
      Array.from({ length: 14 }, () => bias).flat(),
    );
  });

  it("has shapes by head and rows that sum to 1, in training too", () => {
    const { output, weights } = make().train().forward(x);
    expect(output.shape).toEqual([2, 7, 33]);
    expect(weights.shape).toEqual([2, 3, 7, 7]);
    expectTensor(weights.sum(-1), [2, 3, 7], new Array(42).fill(1));
  });

  it("follows the order of the tokens (equivariance)", () => {
    const attention = make();
    const { output } = attention.forward(x);
    const reversed = attention.forward(x.reverse(1)).output.reverse(1);
    expectTensor(reversed, [2, 7, 33], [...output.dataSync()]);
  });

  it("is blind to what the mask hides", () => {
    const attention = make();
    const mask = tf.tensor4d([1, 1, 1, 1, 1, 0, 0], [1, 1, 1, 7]);
    const seen = tf.tensor3d([1, 1, 1, 1, 1, 0, 0], [1, 7, 1]);
    const first = attention
      .forward(x, mask)
      .output.slice([0, 0, 0], [2, 5, 33]);
    const other = attention.forward(x.mul(seen).add(seen.sub(1).mul(9)), mask);
    expectTensor(
      other.output.slice([0, 0, 0], [2, 5, 33]),
      [2, 5, 33],
      [...first.dataSync()],
    );
    expectTensor(
      other.weights.slice([0, 0, 0, 5]),
      [2, 3, 7, 2],
      new Array(84).fill(0),
      0,
    );
  });

  it("gives the same twice in eval mode and not in training", () => {
    const attention = make();
    const run = () => [...attention.forward(x).output.dataSync()];
    expect(run()).toEqual(run());
    attention.train();
    expect(run()).not.toEqual(run());
  });

  it("names both shapes and the fix", () => {
    expect(() => make(10, 3)).toThrow(ShapeError);
    expect(() => make().forward(tf.zeros([2, 7, 32]))).toThrow(
      "MultiHeadSelfAttention: expected x of shape [batch, seqLen, 33], got [2, 7, 32]. Build the layer with the dModel of its input.",
    );
  });

  it("leaves no tensors behind", () => {
    const attention = make().train();
    const mask = tf.ones([2, 1, 1, 7]);
    expectNoLeak(() => ({ ...attention.forward(x, mask) }));
    const before = tf.memory().numTensors;
    make().dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
