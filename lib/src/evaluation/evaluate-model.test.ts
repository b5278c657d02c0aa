import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectNumbers } from "../../tests/tensor-expectations";
import { DataLoader } from "../data/data-loader";
import { Module } from "../layers/module";
import { seededRandom } from "../random/seeded-random";
import { evaluateModel } from "./evaluate-model";

/** Its logits are two of the note's ids less 3; noise while training. */
class Reader extends Module {
  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    const logits: tf.Tensor2D = tokenIds
      .slice([0, 0], [tokenIds.shape[0], 2])
      .toFloat()
      .sub(3);
    return { logits: this.training ? tf.randomNormal(logits.shape) : logits };
  }
}

const tokenIds = [
  [3, 4, 0],
  [1, 5, 2],
  [6, 3, 0],
  [2, 2, 0],
  [7, 1, 1],
];
const labels = [
  [0, 1],
  [0, 0],
  [1, 1],
  [1, 0],
  [1, 0],
];
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

describe("evaluateModel", () => {
  it("gives probabilities, decisions above 0.5, and labels, note by note", () => {
    const loader = new DataLoader({ tokenIds, labels, batchSize: 2 });
    const model = new Reader();
    const before = tf.memory().numTensors;
    const result = evaluateModel(model, loader);
    const expected = tokenIds.map(([a = 0, b = 0]) => [
      sigmoid(a - 3),
      sigmoid(b - 3),
    ]);
    expectNumbers(result.probabilities.flat(), expected.flat());
    expect(result.probabilities.map((row) => row.length)).toEqual([
      2, 2, 2, 2, 2,
    ]);
    expect(result.labels).toEqual(labels);
    expect(result.predictions).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
      [0, 0],
      [1, 0],
    ]);
    expect(model.training).toBe(false);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("keeps labels beside their notes when the loader shuffles", () => {
    const random = seededRandom(3);
    const sizes = { batchSize: 2, shuffle: true, random, cutToLongest: true };
    const loader = new DataLoader({ tokenIds, labels, ...sizes });
    const shuffledRows = evaluateModel(new Reader(), loader);
    const rowsOf = (table: readonly number[][], other: readonly number[][]) =>
      table
        .map((row, n) =>
          [...row, ...(other[n] ?? [])].map((x) => x.toFixed(4)).join(),
        )
        .sort();
    const given = new DataLoader({ tokenIds, labels, batchSize: 5 });
    const inOrder = evaluateModel(new Reader(), given);
    expect(shuffledRows.labels).not.toEqual(labels);
    expect(rowsOf(shuffledRows.probabilities, shuffledRows.labels)).toEqual(
      rowsOf(inOrder.probabilities, inOrder.labels),
    );
  });
});
