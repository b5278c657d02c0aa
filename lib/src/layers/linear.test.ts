import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { seededRandom } from "../random/seeded-random";
import { Linear } from "./linear";

const random = seededRandom(1);

describe("Linear", () => {
  it("multiplies by weight [in, out] and adds the bias", () => {
    const linear = new Linear({ inFeatures: 2, outFeatures: 3, random });
    linear.weight.assign(tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]));
    linear.bias.assign(tf.tensor1d([10, 20, 30]));
    expectTensor(linear.forward(tf.tensor2d([[1, -1]])), [1, 3], [7, 17, 27]);
    expectTensor(linear.forward(tf.tensor1d([2, 1])), [3], [16, 29, 42]);
  });

  it("maps the last axis whatever comes before it", () => {
    const linear = new Linear({ inFeatures: 5, outFeatures: 7, random });
    const x = waveTensor([2, 3, 5]);
    const flat = linear.forward(x.reshape([6, 5]));
    expectTensor(linear.forward(x), [2, 3, 7], [...flat.dataSync()]);
    expect(linear.forward(tf.zeros([0, 5])).shape).toEqual([0, 7]);
  });

  it("starts uniform in ±1/√inFeatures", () => {
    const linear = new Linear({ inFeatures: 64, outFeatures: 53, random });
    for (const variable of linear.parameters()) {
      const values = variable.dataSync();
      expect(Math.max(...values)).toBeLessThanOrEqual(1 / 8);
      expect(Math.max(...values)).toBeGreaterThan(0.9 / 8);
      expect(Math.min(...values)).toBeLessThan(-0.9 / 8);
    }
    expect(linear.countParameters()).toBe(64 * 53 + 53);
  });

  it("is right for inputs of several shapes one after the other", () => {
    // Stock wasm packs the right factor of a product and keeps it by the
    // tensor's id: products of two different shapes then disturb each other.
    const linear = new Linear({ inFeatures: 6, outFeatures: 4, random });
    const weight = linear.weight.dataSync();
    const bias = linear.bias.dataSync();
    for (const shape of [[1, 6], [2, 3, 6], [6], [11, 6], [1, 1, 5, 6]]) {
      const x = waveTensor(shape);
      const rows = x.reshape<tf.Tensor2D>([-1, 6]).arraySync();
      const expected = rows.flatMap((row) =>
        [0, 1, 2, 3].map((column) =>
          row.reduce(
            (sum, value, i) => sum + value * (weight[4 * i + column] ?? 0),
            bias[column] ?? 0,
          ),
        ),
      );
      expectTensor(linear.forward(x), [...shape.slice(0, -1), 4], expected);
    }
  });

  it("names both shapes when the features differ", () => {
    const linear = new Linear({ inFeatures: 5, outFeatures: 7, random });
    expect(() => linear.forward(tf.zeros([2, 7]))).toThrow(
      "Linear: expected x of shape [..., 5], got [2, 7]. The last axis must have the layer's inFeatures, 5.",
    );
    expect(() => new Linear({ inFeatures: 0, outFeatures: 1, random })).toThrow(
      "Linear: expected inFeatures to be a whole number of at least 1, got 0.",
    );
  });

  it("leaves no tensors behind", () => {
    const linear = new Linear({ inFeatures: 5, outFeatures: 7, random });
    const x = waveTensor([2, 3, 5]);
    expectNoLeak(() => linear.forward(x));
  });
});
