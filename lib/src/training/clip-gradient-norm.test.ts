import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectTensor } from "../../tests/tensor-expectations";
import { clipGradientNorm, gradientNorm } from "./clip-gradient-norm";

/** Norms 5 and 12 apart, 13 together. */
const make = () => ({
  weight: tf.tensor2d([3, 0, -4], [1, 3]),
  bias: tf.tensor1d([12, 0]),
});

describe("clipGradientNorm", () => {
  it("scales all gradients by one factor, and returns the norm before", () => {
    const gradients = make();
    expect(clipGradientNorm(gradients, 6.5)).toBeCloseTo(13, 5);
    expectTensor(gradients.weight, [1, 3], [1.5, 0, -2]);
    expectTensor(gradients.bias, [2], [6, 0]);
    expect(gradientNorm(gradients)).toBeCloseTo(6.5, 5);
  });

  it("adds 1e-6 to the norm, as PyTorch does", () => {
    const gradients = { tiny: tf.tensor1d([3e-6]) };
    clipGradientNorm(gradients, 1e-6);
    expectTensor(gradients.tiny, [1], [0.75e-6], 1e-12);
  });

  it("leaves gradients below the limit alone", () => {
    const gradients = make();
    const { weight } = gradients;
    expect(clipGradientNorm(gradients, 14)).toBeCloseTo(13, 5);
    expect(gradients.weight).toBe(weight);
    expect(clipGradientNorm({}, 1)).toBe(0);
    expect(clipGradientNorm({ zero: tf.zeros([2]) }, 1)).toBe(0);
  });

  it("says so when a gradient is not finite", () => {
    expect(clipGradientNorm({ bad: tf.tensor1d([NaN, 1]) }, 1)).toBeNaN();
  });

  it("refuses a limit that is not above 0", () => {
    expect(() => clipGradientNorm(make(), 0)).toThrow(
      "clipGradientNorm: expected maxNorm above 0, got 0. 1 is usual; leave clipping out for none.",
    );
  });

  it("leaves nothing behind", () => {
    const before = tf.memory().numTensors;
    const gradients = make();
    clipGradientNorm(gradients, 1);
    tf.dispose(gradients);
    expect(tf.memory().numTensors).toBe(before);
  });
});
