import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";

describe.each([...fastBackends, "cpu"] as const)("on %s", (backend) => {
  beforeAll(() => startBackend[backend]());

  it("topk's slopes go to the places of its values", () => {
    const x = tf.tensor2d([3, 1, 2, 5, 7, 6], [2, 3]);
    const weights = tf.tensor2d([10, 20, 30, 40], [2, 2]);
    const slope = () =>
      tf.grad((at) => tf.topk(at, 2).values.mul(weights).sum())(x);
    expectTensor(slope(), [2, 3], [10, 0, 20, 0, 30, 40]);
    expectNoLeak(slope);
    const best = tf.grad((at) => tf.topk(at, 1).values.square().sum());
    expectTensor(best(tf.tensor1d([2, 5, 3])), [3], [0, 10, 0]);
    expectTensor(best(tf.tensor2d([2, 5], [2, 1])), [2, 1], [4, 10]);
  });

  it("topk's indices have none", () => {
    const slope = tf.grad((at) => at.mul(tf.topk(at, 3).indices).sum());
    expectTensor(slope(tf.tensor1d([2, 5, 3])), [3], [1, 2, 0]);
  });

  it("gatherND's slopes add up where numbers were taken from", () => {
    const indices = tf.tensor2d([1, 0, 0, 1, 1, 0], [3, 2], "int32");
    const weights = tf.tensor1d([10, 20, 30]);
    const x = waveTensor([2, 2]);
    const slope = () =>
      tf.grad((at) => tf.gatherND(at, indices).mul(weights).sum())(x);
    expectTensor(slope(), [2, 2], [0, 20, 40, 0]);
    expectNoLeak(slope);
    const rows = tf.tensor2d([2, 2], [2, 1], "int32");
    const rowSlope = tf.grad((at) => tf.gatherND(at, rows).sum());
    expectTensor(rowSlope(waveTensor([3, 2])), [3, 2], [0, 0, 0, 0, 2, 2]);
  });

  it("cumsum's slopes count the sums that a number is in", () => {
    const x = waveTensor([3, 3]);
    const slopeOver = (axis: number, exclusive = false, reverse = false) =>
      tf.grad((at) => tf.cumsum(at, axis, exclusive, reverse).sum())(x);
    expectTensor(slopeOver(0), [3, 3], [3, 3, 3, 2, 2, 2, 1, 1, 1]);
    expectTensor(slopeOver(1), [3, 3], [3, 2, 1, 3, 2, 1, 3, 2, 1]);
    expectTensor(slopeOver(0, true), [3, 3], [2, 2, 2, 1, 1, 1, 0, 0, 0]);
    const reversed = [1, 1, 1, 2, 2, 2, 3, 3, 3];
    expectTensor(slopeOver(0, false, true), [3, 3], reversed);
  });
});

it("cumsum's slopes have its shape over every axis", () => {
  const slope = tf.grad((x) => tf.cumsum(x, 0).sum())(waveTensor([2, 3, 5]));
  expect(slope.shape).toEqual([2, 3, 5]);
});
