import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { seededRandom } from "../random/seeded-random";
import type { Linear } from "./linear";
import { TransformerBlock } from "./transformer-block";

const make = (dModel = 15, numHeads = 3, dFf = 11) =>
  new TransformerBlock({
    dModel,
    numHeads,
    dFf,
    random: seededRandom(1),
  }).eval();
const x = waveTensor([2, 7, 15]) as tf.Tensor3D;

const setZero = (linear: Linear) => {
  linear.weight.assign(tf.zerosLike(linear.weight));
  linear.bias.assign(tf.zerosLike(linear.bias));
};

/** LayerNorm at its start, in plain numbers. */
function normalise(row: number[]): number[] {
  const mean = row.reduce((sum, v) => sum + v, 0) / row.length;
  const variance =
    row.reduce((sum, v) => sum + (v - mean) ** 2, 0) / row.length;
  return row.map((v) => (v - mean) / Math.sqrt(variance + 1e-5));
}

describe("TransformerBlock", () => {
  it("has the case study's number of parameters", () => {
    const block = make(128, 4, 512);
    expect(block.countParameters()).toBe(198_272);
    expect([...block.namedParameters().keys()].slice(8)).toEqual([
      "linear1.weight",
      "linear1.bias",
      "linear2.weight",
      "linear2.bias",
      "norm1.weight",
      "norm1.bias",
      "norm2.weight",
      "norm2.bias",
    ]);
  });

  it("adds, then normalises, around attention and around the feed-forward part", () => {
    const block = make(3, 1, 2);
    setZero(block.attention.output);
    block.linear1.weight.assign(tf.tensor2d([1, -1, 0, 0, 0, 0], [3, 2]));
    block.linear1.bias.assign(tf.zeros([2]));
    block.linear2.weight.assign(tf.tensor2d([0, 5, 0, 0, 0, 7], [2, 3]));
    block.linear2.bias.assign(tf.tensor1d([0.5, 0, 0]));
    const row = [3, 1, 2];
    const [a = 0, b = 0, c = 0] = normalise(row);
    // ReLU keeps +a and drops -a (a > 0): only the first hidden feature is on.
    const expected = normalise([
      a + 0.5,
      b + 5 * Math.max(a, 0),
      c + 7 * Math.max(-a, 0),
    ]);
    const { output } = block.forward(tf.tensor3d([[row]]));
    expectTensor(output, [1, 1, 3], expected, 1e-4);
  });

  it("gives normalised features of the same shape, and the weights of its attention", () => {
    const block = make();
    const { output, weights } = block.forward(x);
    expect(weights.shape).toEqual([2, 3, 7, 7]);
    expectTensor(output.mean(-1), [2, 7], new Array(14).fill(0));
    expectTensor(output.square().mean(-1), [2, 7], new Array(14).fill(1), 1e-3);
    const expected = [...block.attention.forward(x).weights.dataSync()];
    expectTensor(weights, [2, 3, 7, 7], expected);
  });

  it("follows the order of the tokens and hides what the mask hides", () => {
    const block = make();
    const { output } = block.forward(x);
    const reversed = block.forward(x.reverse(1)).output.reverse(1);
    expectTensor(reversed, [2, 7, 15], [...output.dataSync()]);
    const mask = tf.tensor4d([1, 1, 1, 1, 1, 0, 0], [1, 1, 1, 7]);
    const masked = block.forward(x, mask).output.slice([0, 0, 0], [2, 5, 15]);
    const short = block.forward(x.slice([0, 0, 0], [2, 5, 15])).output;
    expectTensor(masked, [2, 5, 15], [...short.dataSync()]);
  });

  it("gives the same twice in eval mode and not in training", () => {
    const block = make();
    const run = () => [...block.forward(x).output.dataSync()];
    expect(run()).toEqual(run());
    block.train();
    expect(run()).not.toEqual(run());
  });

  it("names both shapes", () => {
    expect(() => make().forward(waveTensor([7, 15]) as tf.Tensor3D)).toThrow(
      "MultiHeadSelfAttention: expected x of shape [batch, seqLen, 15], got [7, 15]. One sequence alone still needs a batch axis.",
    );
  });

  it("leaves no tensors behind", () => {
    const block = make().train();
    expectNoLeak(() => ({ ...block.forward(x) }));
  });
});
