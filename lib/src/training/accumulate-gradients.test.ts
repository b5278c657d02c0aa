import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectNumbers } from "../../tests/tensor-expectations";
import { ClinicalNoteClassifier } from "../models/clinical-note-classifier";
import { seededRandom } from "../random/seeded-random";
import { accumulateGradients } from "./accumulate-gradients";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy";

const accumulationTolerance = 1e-6;

const ids = [
  [2, 3, 4, 5, 6],
  [3, 6, 2, 0, 0],
  [5, 0, 0, 0, 0],
  [6, 6, 4, 3, 0],
  [2, 5, 3, 4, 0],
];
const labels = [
  [1, 0],
  [0, 1],
  [1, 1],
  [0, 0],
  [1, 0],
];

const model = new ClinicalNoteClassifier({
  vocabSize: 7,
  dModel: 6,
  numHeads: 3,
  dFf: 7,
  numLayers: 2,
  numClasses: 2,
  maxLen: 5,
  random: seededRandom(1),
}).eval();

const batch = (from: number, to: number, width = 5) => ({
  tokenIds: tf.tensor2d(
    ids.slice(from, to).map((note) => note.slice(0, width)),
    undefined,
    "int32",
  ),
  labels: tf.tensor2d(labels.slice(from, to)),
});

const accumulate = (batches: ReturnType<typeof batch>[]) =>
  accumulateGradients(model, batches, {
    computeLoss: (notes) =>
      binaryCrossEntropyWithLogits(
        model.forward(notes.tokenIds).logits,
        notes.labels,
      ),
    countExamples: (notes) => notes.tokenIds.shape[0],
  });

describe("accumulateGradients", () => {
  it("equals the large batch, also with unequal parts of unequal width", () => {
    const whole = accumulate([batch(0, 5)]);
    const parts = accumulate([batch(0, 1), batch(1, 3, 3), batch(3, 5, 4)]);
    expect(parts.numExamples).toBe(5);
    expect(Math.abs(parts.loss - whole.loss)).toBeLessThan(
      accumulationTolerance,
    );
    const names = Object.keys(whole.gradients);
    expect(names).toEqual([...model.namedParameters().keys()]);
    for (const name of names) {
      expectNumbers(
        parts.gradients[name]?.dataSync() ?? [],
        whole.gradients[name]?.dataSync() ?? [],
        accumulationTolerance,
      );
    }
  });

  it("leaves nothing behind but the gradients", () => {
    const batches = [batch(0, 2), batch(2, 5)];
    const before = tf.memory().numTensors;
    const { gradients } = accumulate(batches);
    expect(tf.memory().numTensors).toBe(before + Object.keys(gradients).length);
    tf.dispose(gradients);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("leaves nothing behind where a loss fails", () => {
    const batches = [batch(0, 2), batch(2, 5)];
    const before = tf.memory().numTensors;
    let calls = 0;
    const fail = () =>
      accumulateGradients(model, batches, {
        computeLoss: (notes) => {
          if (++calls === 2) throw new Error("no kernel");
          return model.forward(notes.tokenIds).logits.mean();
        },
        countExamples: () => 1,
      });
    expect(fail).toThrow("no kernel");
    expect(tf.memory().numTensors).toBe(before);
  });
});
