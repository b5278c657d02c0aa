import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { LayerNorm } from "./layer-norm";

describe("LayerNorm", () => {
  it("gives each row mean 0 and variance 1, then scales and shifts", () => {
    const norm = new LayerNorm({ dModel: 3 });
    // Mean 2, variance 2/3: (1 - 2) / √(2/3 + 1e-5) = -1.224735…
    const z = 1 / Math.sqrt(2 / 3 + 1e-5);
    expectTensor(norm.forward(tf.tensor2d([[1, 2, 3]])), [1, 3], [-z, 0, z]);
    norm.weight.assign(tf.tensor1d([1, 2, 3]));
    norm.bias.assign(tf.tensor1d([10, 20, 30]));
    expectTensor(
      norm.forward(tf.tensor1d([1, 2, 3])),
      [3],
      [10 - z, 20, 30 + 3 * z],
    );
  });

  it("has its epsilon inside the root, so that a constant row becomes the bias", () => {
    const norm = new LayerNorm({ dModel: 2, epsilon: 1 });
    expectTensor(
      norm.forward(
        tf.tensor2d([
          [5, 5],
          [-1, 1],
        ]),
      ),
      [2, 2],
      [0, 0, -Math.SQRT1_2, Math.SQRT1_2],
    );
    expect(new LayerNorm({ dModel: 2 }).epsilon).toBe(1e-5);
  });

  it("treats rows apart, whatever is added to or multiplies them", () => {
    const norm = new LayerNorm({ dModel: 7 });
    const x = waveTensor([2, 5, 7]);
    const expected = [...norm.forward(x).dataSync()];
    expectTensor(norm.forward(x.mul(100).add(3)), [2, 5, 7], expected, 1e-3);
  });

  it("names both shapes when the features differ", () => {
    expect(() =>
      new LayerNorm({ dModel: 7 }).forward(tf.zeros([2, 5])),
    ).toThrow(
      "LayerNorm: expected x of shape [..., 7], got [2, 5]. The last axis must have the layer's dModel, 7.",
    );
  });

  it("leaves no tensors behind", () => {
    const norm = new LayerNorm({ dModel: 7 });
    const x = waveTensor([2, 7]);
    expectNoLeak(() => norm.forward(x));
  });
});
