import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { requireShape } from "./require-shape";
import { ShapeError } from "./shape-error";

const check = (shape: number[]) => () =>
  requireShape({
    where: "Layer",
    name: "x",
    tensor: tf.zeros(shape),
    axes: ["batch", "seqLen", 3],
    fix: "Try again.",
  });

describe("requireShape", () => {
  it("lets a named axis have any size", () => {
    expect(check([2, 5, 3])).not.toThrow();
    expect(check([1, 0, 3])).not.toThrow();
  });

  it.each([[[2, 5, 7]], [[5, 3]], [[1, 2, 5, 3]]])(
    "refuses %j and names both shapes",
    (shape) => {
      expect(check(shape)).toThrow(ShapeError);
      expect(check(shape)).toThrow(
        `Layer: expected x of shape [batch, seqLen, 3], got [${shape.join(", ")}]. Try again.`,
      );
    },
  );
});
