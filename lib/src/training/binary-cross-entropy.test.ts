import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
} from "../../tests/tensor-expectations";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy";

describe("binaryCrossEntropyWithLogits", () => {
  it("is the mean over notes and classes", () => {
    // -ln σ(2), -ln(1 - σ(-1)), ln 2 and 0.3 ln 2 + 0.7 ln 2, by hand.
    const logits = tf.tensor2d([2, -1, 0, 0], [2, 2]);
    const labels = tf.tensor2d([1, 0, 1, 0.3], [2, 2]);
    const mean = (0.126928011 + 0.3132616875 + 2 * Math.LN2) / 4;
    expectTensor(binaryCrossEntropyWithLogits(logits, labels), [], [mean]);
  });

  it("stays finite and right for logits whose sigmoid is 0 or 1", () => {
    const lossOf = (logit: number, label: number) =>
      binaryCrossEntropyWithLogits(
        tf.tensor1d([logit]),
        tf.tensor1d([label]),
      ).dataSync()[0];
    expect(lossOf(200, 0)).toBe(200);
    expect(lossOf(-200, 1)).toBe(200);
    expect(lossOf(200, 1)).toBe(0);
    expect(lossOf(-1e30, 0)).toBe(0);
  });

  it("has the gradient (σ(z) - y) / elements, also at 0", () => {
    const labels = tf.tensor1d([1, 0, 0.25, 1, 0]);
    const gradient = tf.grad((logits) =>
      binaryCrossEntropyWithLogits(logits, labels),
    )(tf.tensor1d([0, 0, Math.log(3), -300, 300]));
    expectNumbers(gradient.dataSync(), [-0.1, 0.1, 0.1, -0.2, 0.2]);
  });

  it("refuses labels that would broadcast", () => {
    expect(() =>
      binaryCrossEntropyWithLogits(tf.zeros([3, 2]), tf.zeros([3, 1])),
    ).toThrow(
      "binaryCrossEntropyWithLogits: expected labels of shape [3, 2], as the logits, got [3, 1]. Give one label for each logit.",
    );
  });

  it("leaves nothing behind", () => {
    const logits = tf.ones([3, 2]);
    expectNoLeak(() => binaryCrossEntropyWithLogits(logits, logits));
  });
});
