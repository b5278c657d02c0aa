import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectNumbers } from "../../tests/tensor-expectations";
import { seededRandom } from "../random/seeded-random";
import { lossAndGradients } from "../training/gradients";
import { BagOfWordsClassifier } from "./bag-of-words-classifier";

const ids = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");
const makeModel = () => {
  const model = new BagOfWordsClassifier({
    vocabSize: 5,
    numClasses: 2,
    random: seededRandom(1),
  });
  model.loadStateDict({
    "classifier.weight": {
      dtype: "float32",
      shape: [5, 2],
      values: Float32Array.of(100, 100, 1, 2, 3, 4, 5, 6, 7, 8),
    },
    "classifier.bias": {
      dtype: "float32",
      shape: [2],
      values: Float32Array.of(0.5, -0.5),
    },
  });
  return model;
};

describe("BagOfWordsClassifier", () => {
  it("adds up the weights of a note's words, as often as each stands there", () => {
    const { logits } = makeModel().forward(
      ids([
        [1, 3, 3, 0],
        [4, 0, 0, 0],
        [0, 0, 0, 0],
      ]),
    );
    expect(logits.shape).toEqual([3, 2]);
    expectNumbers(logits.dataSync(), [11.5, 13.5, 7.5, 7.5, 0.5, -0.5]);
  });

  it("does not see the order of the words, or padding", () => {
    const model = makeModel();
    const one = model.forward(ids([[2, 1, 4]])).logits.dataSync();
    expectNumbers(model.forward(ids([[4, 2, 1, 0, 0]])).logits.dataSync(), one);
  });

  it("has gradients: the counts, where the loss is the sum of logits", () => {
    const model = makeModel();
    const { gradients } = lossAndGradients(model, () =>
      model.forward(ids([[1, 3, 3, 0]])).logits.sum(),
    );
    expectNumbers(
      gradients["classifier.weight"]?.dataSync() ?? [],
      [0, 0, 1, 1, 0, 0, 2, 2, 0, 0],
    );
  });

  it("refuses what is no table of its words, and leaves no tensors", () => {
    const model = makeModel();
    const [unknown, flat, known] = [
      ids([[1, 5]]),
      tf.tensor1d([1], "int32"),
      ids([[1]]),
    ];
    const before = tf.memory().numTensors;
    expect(() => model.forward(unknown)).toThrow(
      "BagOfWordsClassifier: expected token ids from 0 to 4, got 5.",
    );
    expect(() => model.forward(flat as unknown as tf.Tensor2D)).toThrow(
      "[batch, seqLen]",
    );
    model.forward(known).logits.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
