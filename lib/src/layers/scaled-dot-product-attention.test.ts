import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { ShapeError } from "../errors/shape-error";
import { seededRandom } from "../random/seeded-random";
import { Dropout } from "./dropout";
import { scaledDotProductAttention } from "./scaled-dot-product-attention";

const wave = (shape: number[], phase: number) =>
  waveTensor(shape, phase) as tf.Tensor4D;
// Distinct primes: a swapped axis cannot go unnoticed.
const query = wave([2, 3, 5, 11], 0);
const key = wave([2, 3, 7, 11], 1);
const value = wave([2, 3, 7, 13], 2);
const softmax = (scores: number[]) => {
  const exponentials = scores.map(Math.exp);
  const total = exponentials.reduce((sum, x) => sum + x, 0);
  return exponentials.map((x) => x / total);
};

describe("scaledDotProductAttention", () => {
  it("agrees with a computation by hand", () => {
    const identity = tf.tensor4d([1, 0, 0, 1], [1, 1, 2, 2]);
    const values = tf.tensor4d([1, 2, 3, 4], [1, 1, 2, 2]);
    const { context, weights } = scaledDotProductAttention(
      identity,
      identity,
      values,
    );
    // Scores [[1, 0], [0, 1]] / √2.
    const [near = 0, far = 0] = softmax([Math.SQRT1_2, 0]);
    expectTensor(weights, [1, 1, 2, 2], [near, far, far, near]);
    expectTensor(
      context,
      [1, 1, 2, 2],
      [near + 3 * far, 2 * near + 4 * far, far + 3 * near, 2 * far + 4 * near],
    );
    expect(near).toBeCloseTo(0.6697615, 6);
  });

  it("gives rows that sum to 1", () => {
    const { context, weights } = scaledDotProductAttention(query, key, value);
    expect(context.shape).toEqual([2, 3, 5, 13]);
    expectTensor(weights.sum(-1), [2, 3, 5], new Array(30).fill(1));
  });

  it("gives a hidden key exactly no weight, and the others what they get without it", () => {
    const mask = tf.tensor4d(
      [1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0],
      [2, 1, 1, 7],
    );
    const masked = scaledDotProductAttention(query, key, value, { mask });
    expectTensor(
      masked.weights.slice([0, 0, 0, 5]),
      [2, 3, 5, 2],
      new Array(60).fill(0),
      0,
    );
    const short = scaledDotProductAttention(
      query,
      key.slice([0, 0, 0, 0], [2, 3, 5, 11]),
      value.slice([0, 0, 0, 0], [2, 3, 5, 13]),
    );
    expectTensor(masked.context, [2, 3, 5, 13], [...short.context.dataSync()]);
  });

  it("takes a mask for every query, and one of another type", () => {
    const causal = tf.tensor4d(
      [1, 0, 0, 1, 1, 0, 1, 1, 1],
      [1, 1, 3, 3],
      "bool",
    );
    const x = wave([1, 1, 3, 2], 0);
    const { weights } = scaledDotProductAttention(x, x, x, { mask: causal });
    const row = [...weights.dataSync()];
    expect([row[0], row[1], row[2], row[5]]).toEqual([1, 0, 0, 0]);
    expect((row[3] ?? 0) + (row[4] ?? 0)).toBeCloseTo(1, 6);
  });

  it("looks at all keys equally when all are hidden, even beside great scores", () => {
    const mask = tf.zeros<tf.Rank.R4>([2, 1, 1, 7]);
    const { context, weights } = scaledDotProductAttention(
      query.mul(1e4),
      key,
      value,
      { mask },
    );
    expectTensor(weights, [2, 3, 5, 7], new Array(210).fill(1 / 7), 1e-7);
    expect([...context.dataSync()].every(Number.isFinite)).toBe(true);
  });

  it("is stable for great scores", () => {
    const { weights } = scaledDotProductAttention(
      query.mul(1e6),
      key.mul(1e6),
      value,
    );
    expectTensor(weights.sum(-1), [2, 3, 5], new Array(30).fill(1));
  });

  it("does not mind the order of the keys, and follows that of the queries", () => {
    const { context } = scaledDotProductAttention(query, key, value);
    const mixed = scaledDotProductAttention(
      query.reverse(2),
      key.reverse(2),
      value.reverse(2),
    );
    expectTensor(mixed.context.reverse(2), context.shape, [
      ...context.dataSync(),
    ]);
  });

  it("returns the weights before dropout, and mixes with those after it", () => {
    const plain = scaledDotProductAttention(query, key, value);
    const dropout = new Dropout({ rate: 0.5, random: seededRandom(1) });
    const dropped = scaledDotProductAttention(query, key, value, { dropout });
    expectTensor(dropped.weights, plain.weights.shape, [
      ...plain.weights.dataSync(),
    ]);
    expect([...dropped.context.dataSync()]).not.toEqual([
      ...plain.context.dataSync(),
    ]);
    const calm = scaledDotProductAttention(query, key, value, {
      dropout: dropout.eval(),
    });
    expectTensor(calm.context, plain.context.shape, [
      ...plain.context.dataSync(),
    ]);
  });

  it("has no gradient through a hidden key", () => {
    const mask = tf.tensor4d([1, 1, 1, 1, 1, 1, 0], [1, 1, 1, 7]);
    const gradient = tf.grad((k) =>
      scaledDotProductAttention(query, k as tf.Tensor4D, value, { mask })
        .context.square()
        .sum(),
    )(key);
    expectTensor(
      gradient.slice([0, 0, 6, 0]),
      [2, 3, 1, 11],
      new Array(66).fill(0),
      0,
    );
    expect(gradient.abs().sum().dataSync()[0]).toBeGreaterThan(0.1);
  });

  it.each<
    [
      string,
      tf.Tensor4D,
      tf.Tensor4D,
      tf.Tensor4D,
      tf.Tensor | undefined,
      string,
    ]
  >([
    [
      "a query without heads",
      wave([2, 5, 11], 0),
      key,
      value,
      undefined,
      "query of shape [batch, numHeads, queryLen, dHead], got [2, 5, 11]. Split the heads first: reshape, then transpose.",
    ],
    [
      "a key of another size",
      query,
      wave([2, 3, 7, 5], 0),
      value,
      undefined,
      "key of shape [2, 3, keyLen, 11], got [2, 3, 7, 5]. Query and key share batch, numHeads and dHead.",
    ],
    [
      "values for fewer keys",
      query,
      key,
      wave([2, 3, 5, 13], 0),
      undefined,
      "value of shape [2, 3, 7, dHead], got [2, 3, 5, 13]. Every key has one value: they share batch, numHeads and keyLen.",
    ],
    [
      "a mask over queries",
      query,
      key,
      value,
      tf.ones([2, 1, 1, 5]),
      "a mask that broadcasts to [2, 3, 5, 7], got [2, 1, 1, 5]. A padding mask has the shape [2, 1, 1, 7].",
    ],
    [
      "a flat mask",
      query,
      key,
      value,
      tf.ones([2, 7]),
      "a mask that broadcasts to [2, 3, 5, 7], got [2, 7]. A padding mask has the shape [2, 1, 1, 7].",
    ],
  ])("refuses %s", (_, q, k, v, mask, message) => {
    const attend = () => scaledDotProductAttention(q, k, v, { mask });
    expect(attend).toThrow(ShapeError);
    expect(attend).toThrow(`scaledDotProductAttention: expected ${message}`);
  });

  it("leaves no tensors behind", () => {
    const mask = tf.ones([2, 1, 1, 7]);
    const dropout = new Dropout({ rate: 0.5, random: seededRandom(1) });
    expectNoLeak(() => ({
      ...scaledDotProductAttention(query, key, value, { mask, dropout }),
    }));
  });
});
