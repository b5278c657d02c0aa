import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { ShapeError } from "../errors/shape-error";
import { VocabularyError } from "../errors/vocabulary-error";
import { tokenClassificationLoss } from "./token-classification-loss";

const labels = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");

describe("tokenClassificationLoss", () => {
  // softmax(ln 1, ln 2, ln 5) = 1/8, 2/8, 5/8.
  const [one, two, five] = [0, Math.log(2), Math.log(5)];
  const logits = tf.tensor3d([
    [
      [one, two, five],
      [five, one, two],
    ],
    [
      [7, -7, 7],
      [two, five, one],
    ],
  ]);

  it("is the mean of -ln p over the counted tokens alone", () => {
    const some = labels([
      [2, 1],
      [-100, 0],
    ]);
    const mean = -(Math.log(5 / 8) + Math.log(1 / 8) + Math.log(2 / 8)) / 3;
    expectTensor(tokenClassificationLoss(logits, some), [], [mean], 1e-6);
  });

  it("has the gradient (p - 1[label]) / counted, and 0 where nothing counts", () => {
    const some = labels([
      [2, -100],
      [-100, 0],
    ]);
    const gradient = tf.grad((z) =>
      tokenClassificationLoss(z as tf.Tensor3D, some),
    )(logits);
    const eighths = [1, 2, 5 - 8, 0, 0, 0, 0, 0, 0, 2 - 8, 5, 1];
    const expected = eighths.map((eighth) => eighth / 8 / 2);
    expectTensor(gradient, [2, 2, 3], expected, 1e-6);
  });

  it("weighs each token by its class, and the mean by their sum", () => {
    const some = labels([
      [2, 1],
      [-100, 0],
    ]);
    const classWeights = [3, 0.5, 2];
    const sum =
      2 * Math.log(5 / 8) + 0.5 * Math.log(1 / 8) + 3 * Math.log(2 / 8);
    const loss = tokenClassificationLoss(logits, some, classWeights);
    expectTensor(loss, [], [-sum / 5.5], 1e-6);
    const none = tokenClassificationLoss(logits, some, [0, 0, 0]);
    expectTensor(none, [], [0], 0);
    expect(() => tokenClassificationLoss(logits, some, [1, -1, 1])).toThrow(
      "expected 3 classWeights, finite and none below 0, got [1, -1, 1].",
    );
  });

  it("is ln numLabels for equal logits, and finite for large ones", () => {
    const equal = tf.zeros<tf.Rank.R3>([1, 2, 7]);
    const both = labels([[3, 6]]);
    const loss = tokenClassificationLoss(equal, both);
    expectTensor(loss, [], [Math.log(7)], 1e-6);
    const large = tf.tensor3d([[[0, 1e4, -1e4]]]);
    expectTensor(tokenClassificationLoss(large, labels([[0]])), [], [1e4], 1);
    expectTensor(tokenClassificationLoss(large, labels([[1]])), [], [0]);
  });

  it("is 0, with gradient 0, when nothing counts", () => {
    const none = labels([
      [-100, -100],
      [-100, -100],
    ]);
    expectTensor(tokenClassificationLoss(logits, none), [], [0]);
    const gradient = tf.grad((z) =>
      tokenClassificationLoss(z as tf.Tensor3D, none),
    )(logits);
    expectTensor(gradient, [2, 2, 3], new Array(12).fill(0));
  });

  it("takes labels as floats too", () => {
    const floats = tf.tensor2d([[2, -100]]);
    const loss = tokenClassificationLoss(logits.slice([0], [1]), floats);
    expectTensor(loss, [], [-Math.log(5 / 8)], 1e-6);
  });

  it("refuses labels that do not fit", () => {
    const wrongShape = labels([[0, 1]]);
    expect(() => tokenClassificationLoss(logits, wrongShape)).toThrow(
      ShapeError,
    );
    expect(() => tokenClassificationLoss(logits, wrongShape)).toThrow(
      "tokenClassificationLoss: expected labels of shape [2, 2], got [1, 2]. Give one label for each token.",
    );
    const flat = tf.zeros([2, 3]) as tf.Tensor as tf.Tensor3D;
    expect(() => tokenClassificationLoss(flat, wrongShape)).toThrow(
      "expected logits of shape [batch, seqLen, numLabels], got [2, 3].",
    );
    for (const label of [3, -1]) {
      const wrong = labels([
        [0, 1],
        [label, 0],
      ]);
      expect(() => tokenClassificationLoss(logits, wrong)).toThrow(
        VocabularyError,
      );
      expect(() => tokenClassificationLoss(logits, wrong)).toThrow(
        `expected labels from 0 to 2, or -100, got ${label}. Build the model with the number of labels of the data.`,
      );
    }
  });

  it("leaves no tensors behind", () => {
    const scores = waveTensor([2, 3, 5]) as tf.Tensor3D;
    const some = labels([
      [0, 4, -100],
      [1, -100, 2],
    ]);
    expectNoLeak(() => tokenClassificationLoss(scores, some));
  });
});
