import * as tf from "@tensorflow/tfjs";
import { describe, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { gatherRows, zeroRow } from "./gather-rows";

const x = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
const rows = Int32Array.of(2, zeroRow, 0, zeroRow);

describe("gatherRows", () => {
  it("has the rows in the order asked for, and zeros where there is none", () => {
    expectTensor(gatherRows(x, rows), [4, 2], [5, 6, 0, 0, 1, 2, 0, 0], 0);
    expectTensor(gatherRows(x, Int32Array.of(1)), [1, 2], [3, 4], 0);
  });

  it("gives each row the slope of its place, and others none", () => {
    const slopes = tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8], [4, 2]);
    const gradient = tf.grad((from) =>
      gatherRows(from as tf.Tensor2D, rows).mul(slopes),
    )(x);
    expectTensor(gradient, [3, 2], [5, 6, 0, 0, 1, 2], 0);
  });

  it("leaves no tensors behind", () => {
    const wave = waveTensor([3, 5]) as tf.Tensor2D;
    const sum = (from: tf.Tensor) =>
      gatherRows(from as tf.Tensor2D, rows).sum();
    expectNoLeak(() => gatherRows(wave, rows));
    expectNoLeak(() => tf.grad(sum)(wave));
  });
});
