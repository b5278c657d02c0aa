import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { ShapeError } from "../errors/shape-error";
import { headSize, requireFeatures } from "./attention-shapes";

describe("headSize", () => {
  it("divides the features among the heads", () => {
    expect(headSize(128, 4)).toBe(32);
    expect(headSize(7, 7)).toBe(1);
  });

  it("lists the numbers of heads that would do", () => {
    expect(() => headSize(10, 3)).toThrow(ShapeError);
    expect(() => headSize(10, 3)).toThrow(
      "attention: expected dModel divisible by numHeads, got 10 and 3. Choose numHeads from 1, 2, 5, 10.",
    );
    expect(() => headSize(10, 0)).toThrow(
      "attention: expected numHeads to be a whole number of at least 1, got 0.",
    );
  });
});

describe("requireFeatures", () => {
  it("tells a missing batch axis from a wrong dModel", () => {
    expect(() =>
      requireFeatures("Layer", tf.zeros([2, 5, 3]), 3),
    ).not.toThrow();
    expect(() => requireFeatures("Layer", tf.zeros([5, 3]), 3)).toThrow(
      "Layer: expected x of shape [batch, seqLen, 3], got [5, 3]. One sequence alone still needs a batch axis.",
    );
    expect(() => requireFeatures("Layer", tf.zeros([2, 5, 7]), 3)).toThrow(
      "Layer: expected x of shape [batch, seqLen, 3], got [2, 5, 7]. Build the layer with the dModel of its input.",
    );
  });
});
