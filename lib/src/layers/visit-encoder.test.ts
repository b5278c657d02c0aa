import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";
import { seededRandom } from "../random/seeded-random";
import { type VisitAggregation, visitAggregations } from "./visit-aggregation";
import { VisitEncoder } from "./visit-encoder";

const make = (aggregation: VisitAggregation, embeddingDim = 3) =>
  new VisitEncoder({ embeddingDim, aggregation, random: seededRandom(1) });

/** The case study's two visits, of three and two codes; 9 stands in padding. */
const visitsOf = () =>
  tf.tensor3d([
    [
      [0.5, -0.3, 0.8],
      [0.3, 0.6, -0.2],
      [0.7, 0.1, 0.4],
      [9, 9, 9],
    ],
    [
      [0.9, 0.2, 0.5],
      [0.1, -0.4, 0.3],
      [9, 9, 9],
      [9, 9, 9],
    ],
  ]);
const maskOf = () =>
  tf.tensor2d([
    [1, 1, 1, 0],
    [1, 1, 0, 0],
  ]);

describe.each([...fastBackends, "wasm", "cpu"] as const)("%s", (backend) => {
  beforeAll(() => startBackend[backend]());
  afterAll(() => startBackend.wasm());

  it.each([
    ["sum", [1.5, 0.4, 1, 1, -0.2, 0.8]],
    ["mean", [0.5, 0.4 / 3, 1 / 3, 0.5, -0.1, 0.4]],
    ["max", [0.7, 0.6, 0.8, 0.9, 0.2, 0.5]],
  ] as const)("takes the %s of the codes, not of padding", (rule, numbers) => {
    const result = make(rule).forward(visitsOf(), maskOf());
    expect(Object.keys(result)).toEqual(["visit"]);
    expectTensor(result.visit, [2, 3], numbers, 1e-6);
  });

  it("weighs the case study's codes as its own numbers say", () => {
    const encoder = make("attention", 4);
    encoder.bottleneck?.weight.assign(
      tf.tensor2d([0.5, 0.3, 0.2, 0.8, -0.4, 0.6, 0.1, -0.2], [4, 2]),
    );
    encoder.bottleneck?.bias.assign(tf.zeros([2]));
    encoder.score?.weight.assign(tf.tensor2d([1.2, 0.8], [2, 1]));
    const codes = tf.tensor3d([
      [
        [0.8, 0.2, -0.1, 0.5],
        [0.1, 0.9, 0.3, -0.2],
        [0.3, -0.1, 0.7, 0.4],
      ],
    ]);
    const { visit, weights } = encoder.forward(codes);
    // tanh of (.53, .24), (.09, .97), (-.11, .35); scores .7709, .7067, .1376.
    const expected = [0.4050694, 0.3798883, 0.2150423];
    expectTensor(weights ?? tf.scalar(NaN), [1, 3], expected, 1e-6);
    const [a = 0, b = 0, c = 0] = expected;
    expectTensor(
      visit,
      [1, 4],
      [
        0.8 * a + 0.1 * b + 0.3 * c,
        0.2 * a + 0.9 * b - 0.1 * c,
        -0.1 * a + 0.3 * b + 0.7 * c,
        0.5 * a - 0.2 * b + 0.4 * c,
      ],
    );
    encoder.dispose();
  });

  it("never lets padding win over codes that are all negative", () => {
    const codes = tf.tensor3d([-3, -2, -5, -1, 0, 0, 8, 8], [1, 4, 2]);
    const isCode = tf.tensor2d([[1, 1, 0, 0]]);
    const { visit } = make("max", 2).forward(codes, isCode);
    expectTensor(visit, [1, 2], [-3, -1], 0);
  });

  it.each(visitAggregations)(
    "is zero for a visit without codes, and has finite slopes: %s",
    (rule) => {
      const encoder = make(rule, 5);
      const codes = waveTensor([3, 7, 5]) as tf.Tensor3D;
      const empty = tf.tensor2d(
        [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [3, 7],
      );
      const { visit, weights } = encoder.forward(codes, empty);
      const [first, , last] = tf.unstack(visit);
      for (const row of [first, last]) {
        expect([...(row?.dataSync() ?? [])]).toEqual([0, 0, 0, 0, 0]);
      }
      if (weights) expectTensor(weights.sum(1), [3], [0, 1, 0], 1e-6);
      const slopes = tf.grad((x) =>
        encoder
          .forward(x as tf.Tensor3D, empty)
          .visit.square()
          .sum(),
      )(codes);
      const bySign = slopes.abs().sum(2); // [batch, codes]
      const isMoved = [...bySign.dataSync()].map((size) => size > 0);
      const isCode = [...empty.dataSync()].map((entry) => entry === 1);
      expect(slopes.isFinite().all().dataSync()[0]).toBe(1);
      expect(isMoved).toEqual(isCode);
      encoder.dispose();
    },
  );
});

describe("VisitEncoder", () => {
  it.each(visitAggregations)(
    "takes all for codes without a mask: %s",
    (rule) => {
      const encoder = make(rule, 5);
      const codes = waveTensor([3, 7, 5]) as tf.Tensor3D;
      const { visit } = encoder.forward(codes);
      const all = encoder.forward(codes, tf.ones([3, 7])).visit;
      expectTensor(visit, [3, 5], [...all.dataSync()], 0);
    },
  );

  it.each(visitAggregations)(
    "does not notice padding, its place, the codes' order, nor other visits: %s",
    (rule) => {
      const encoder = make(rule, 5);
      const codes = waveTensor([2, 3, 5]) as tf.Tensor3D;
      const expected = [...encoder.forward(codes).visit.dataSync()];
      const order = [2, -1, 0, 1, -1, -1];
      const rowOf = (i: number) =>
        i < 0 ? tf.fill([2, 1, 5], 1e6) : codes.slice([0, i, 0], [2, 1, 5]);
      const spread = tf.concat(order.map(rowOf), 1) as tf.Tensor3D;
      const line = order.map((i) => (i < 0 ? 0 : 1));
      const isCode = tf.tensor2d([line, line], undefined, "int32");
      const { visit } = encoder.forward(spread, isCode);
      expectTensor(visit, [2, 5], expected, 1e-6);
      const second = codes.slice([1, 0, 0]);
      const alone = encoder.forward(second).visit.dataSync();
      expectNumbers(alone, expected.slice(5), 1e-6);
    },
  );

  it("gives attention's weights, which are no code's own but the visit's", () => {
    const encoder = make("attention", 5);
    const codes = waveTensor([2, 3, 5]) as tf.Tensor3D;
    const isCode = tf.tensor2d([1, 0, 1, 1, 1, 1], [2, 3]);
    const { visit, weights } = encoder.forward(codes, isCode);
    if (!weights) throw new Error("attention has weights");
    expectTensor(weights.sum(1), [2], [1, 1], 1e-6);
    expect(weights.dataSync()[1]).toBe(0);
    const sum = weights.expandDims(1).matMul(codes).squeeze([1]);
    expectTensor(visit, [2, 5], [...sum.dataSync()], 1e-6);
  });

  it("has 8,321 parameters under attention at the case study's size", () => {
    // 128 · 64 + 64 and 64 + 1: the 64 of the bottleneck are not fewer.
    const encoder = make("attention", 128);
    expect(encoder.countParameters()).toBe(8321);
    expect([...encoder.namedParameters().keys()]).toEqual([
      "bottleneck.weight",
      "bottleneck.bias",
      "score.weight",
      "score.bias",
    ]);
    expect(make("attention", 7).bottleneck?.weight.shape).toEqual([7, 3]);
    for (const rule of ["max", "mean", "sum"] as const) {
      expect(make(rule).countParameters()).toBe(0);
    }
  });

  it("trains what weighs the codes", () => {
    const encoder = make("attention");
    const { grads } = tf.variableGrads(() =>
      encoder.forward(visitsOf(), maskOf()).visit.square().sum<tf.Scalar>(),
    );
    const sizes = [...encoder.namedParameters()].map(
      ([name, { name: id }]) =>
        [name, (grads[id]?.abs().max().dataSync()[0] ?? NaN) > 1e-6] as const,
    );
    // The softmax does not see what is added to all scores.
    expect(sizes).toEqual([
      ["bottleneck.weight", true],
      ["bottleneck.bias", true],
      ["score.weight", true],
      ["score.bias", false],
    ]);
  });

  it.each(visitAggregations)("leaves nothing behind: %s", (rule) => {
    const encoder = make(rule);
    const [visits, mask] = [visitsOf(), maskOf()];
    expectNoLeak(() => ({ ...encoder.forward(visits, mask) }));
    expectNoLeak(() => ({ ...encoder.forward(visits) }));
  });

  it("names what does not fit", () => {
    const encoder = make("mean");
    expect(() => encoder.forward(tf.zeros([2, 4, 5]))).toThrow(
      "VisitEncoder: expected codeEmbeddings of shape [batch, codes, 3], got [2, 4, 5]. Build the layer with the embeddingDim of its input.",
    );
    expect(() =>
      encoder.forward(tf.zeros([2, 7, 4, 3]) as tf.Tensor as tf.Tensor3D),
    ).toThrow(
      "VisitEncoder: expected codeEmbeddings of shape [batch, codes, 3], got [2, 7, 4, 3]. Give one visit a row: [batch · visits, codes, embeddingDim].",
    );
    expect(() => encoder.forward(visitsOf(), tf.ones([4, 2]))).toThrow(
      "VisitEncoder: expected mask of shape [2, 4], got [4, 2]. A mask has one number for each code, 1 or 0, and no features.",
    );
    expect(() =>
      encoder.forward(
        visitsOf(),
        tf.ones([2, 4, 1]) as tf.Tensor as tf.Tensor2D,
      ),
    ).toThrow("VisitEncoder: expected mask of shape [2, 4], got [2, 4, 1].");
    expect(() => make("median" as VisitAggregation)).toThrow(
      "VisitEncoder: expected aggregation to be one of attention, max, mean, sum, got median. Choose one of these rules.",
    );
    expect(() => make("attention", 1)).toThrow(
      "VisitEncoder: expected embeddingDim of at least 2 under attention, got 1. The bottleneck has half as many features, rounded down.",
    );
    expect(() => make("mean", 0)).toThrow(
      "VisitEncoder: expected embeddingDim to be a whole number of at least 1, got 0.",
    );
  });
});
