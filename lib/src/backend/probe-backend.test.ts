import * as tf from "@tensorflow/tfjs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { probeBackend } from "./probe-backend";

afterEach(() => vi.restoreAllMocks());

describe("probeBackend", () => {
  it("accepts a backend that computes, and leaves no tensors behind", () => {
    const before = tf.memory().numTensors;
    probeBackend();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("refuses one that computes wrongly", () => {
    vi.spyOn(tf.Tensor.prototype, "matMul").mockImplementation(function (
      this: tf.Tensor,
    ) {
      return this.mul(2);
    });
    expect(() => probeBackend()).toThrow(
      "computes a product wrongly: 2,4,6,8, not 19,22,43,50",
    );
  });
});
