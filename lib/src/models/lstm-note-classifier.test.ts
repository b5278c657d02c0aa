import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
} from "../../tests/tensor-expectations";
import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { generateClinicalNote } from "../clinical/generate-clinical-note";
import { predictProbabilities } from "../evaluation/predict-probabilities";
import { seededRandom } from "../random/seeded-random";
import { Adam } from "../training/adam";
import { binaryCrossEntropyWithLogits } from "../training/binary-cross-entropy";
import { lossAndGradients } from "../training/gradients";
import { LSTMBaseline } from "./lstm-baseline";
import { LSTMNoteClassifier } from "./lstm-note-classifier";

const make = (bidirectional = false, numLayers = 1) =>
  new LSTMNoteClassifier({
    vocabSize: 13,
    dModel: 6,
    hiddenSize: 7,
    numLayers,
    bidirectional,
    numClasses: 5,
    random: seededRandom(1),
  }).eval();
const ids = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");
const rows = [
  [2, 7, 3, 12, 0, 5, 0],
  [2, 9, 9, 0, 0, 0, 0],
];
const notes = ids(rows);
const kinds = [
  [false, 1],
  [true, 1],
  [true, 2],
] as const;

describe("LSTMNoteClassifier", () => {
  it("has 144,772 parameters at its usual size", () => {
    const model = new LSTMNoteClassifier({
      vocabSize: 95,
      random: seededRandom(1),
    });
    // 95 · 128 + 4 · 128 · (128 + 128 + 2) + 128 · 4 + 4
    expect(model.countParameters()).toBe(144_772);
    expect([...model.namedParameters().keys()]).toEqual([
      "embedding.weight",
      "lstm.forwardLayers.0.inputWeight",
      "lstm.forwardLayers.0.recurrentWeight",
      "lstm.forwardLayers.0.inputBias",
      "lstm.forwardLayers.0.recurrentBias",
      "classifier.weight",
      "classifier.bias",
    ]);
    model.dispose();
  });

  it("is an LSTMBaseline of the same seed, to which a token is a visit of one code", () => {
    const visits = new LSTMBaseline({
      vocabSize: 13,
      embeddingDim: 6,
      hiddenSize: 7,
      numLayers: 1,
      task: "multi-label",
      numOutputs: 5,
      random: seededRandom(1),
    }).eval();
    const { logits } = visits.forward(notes.expandDims(2));
    const said = make().forward(notes).logits;
    expectTensor(said, [2, 5], [...logits.dataSync()], 0);
  });

  it.each(kinds)(
    "is its layers one after the other: bidirectional %s, %d layers",
    (bidirectional, numLayers) => {
      const model = make(bidirectional, numLayers);
      const tokenIds = ids([[2, 7, 3, 12]]);
      const embedded = model.embedding.forward(tokenIds).mul(Math.sqrt(6));
      const { output } = model.lstm.forward(embedded as tf.Tensor3D);
      // Forward at the last token, backward at the first.
      const last = output.slice([0, 3, 0], [1, 1, 7]);
      const first = output.slice([0, 0, 7], [1, 1, bidirectional ? 7 : 0]);
      const state = bidirectional ? tf.concat([last, first], 2) : last;
      const expected = model.classifier.forward(state.reshape([1, -1]));
      const { logits } = model.forward(tokenIds);
      expectTensor(logits, [1, 5], [...expected.dataSync()], 1e-6);
    },
  );

  it.each(kinds)(
    "does not notice more padding, nor what else is in the batch: bidirectional %s, %d layers",
    (bidirectional, numLayers) => {
      const model = make(bidirectional, numLayers);
      const expected = model.forward(notes).logits.dataSync();
      const padded = notes.pad([
        [0, 0],
        [0, 4],
      ]);
      expectNumbers(
        model.forward(padded as tf.Tensor2D).logits.dataSync(),
        expected,
        1e-6,
      );
      const alone = model.forward(ids([[2, 9, 9]])).logits.dataSync();
      expectNumbers(alone, expected.slice(5), 1e-6);
    },
  );

  it("knows the order of the words", () => {
    const model = make();
    const one = model.forward(ids([[2, 7, 3]])).logits.dataSync();
    const other = model.forward(ids([[2, 3, 7]])).logits.dataSync();
    expect(
      Math.max(...one.map((logit, i) => Math.abs(logit - (other[i] ?? 0)))),
    ).toBeGreaterThan(1e-3);
  });

  it("has its bias for a note of padding alone, and can be asked by the evaluation", () => {
    const model = make();
    const { logits } = model.forward(ids([[0, 0, 0]]));
    const bias = model.classifier.bias.dataSync();
    expectTensor(logits, [1, 5], [...bias]);
    const [first] = predictProbabilities(model, { tokenIds: rows });
    const expected = model.forward(notes).logits.sigmoid().dataSync();
    expectNumbers(first ?? [], expected.slice(0, 5), 1e-6);
  });

  it("gives slopes to all it has, and none to the vector of padding", () => {
    const model = make(true, 2);
    const { gradients } = lossAndGradients(model, () =>
      model.forward(notes).logits.square().mean<tf.Scalar>(),
    );
    expect(Object.keys(gradients)).toEqual([...model.namedParameters().keys()]);
    for (const [name, gradient] of Object.entries(gradients)) {
      expect(gradient.abs().max().dataSync()[0], name).toBeGreaterThan(0);
    }
    const ofPadding = gradients["embedding.weight"]?.slice([0, 0], [1, 6]);
    expectTensor(ofPadding ?? tf.scalar(NaN), [1, 6], [0, 0, 0, 0, 0, 0], 0);
  });

  it("drops in training", () => {
    const model = make();
    const still = [...model.forward(notes).logits.dataSync()];
    expect([...model.train().forward(notes).logits.dataSync()]).not.toEqual(
      still,
    );
    expect([...model.eval().forward(notes).logits.dataSync()]).toEqual(still);
  });

  it("learns eight generated notes by heart", () => {
    const random = seededRandom(3);
    const drawn = Array.from({ length: 8 }, () =>
      generateClinicalNote({ random, maxLen: 23 }),
    );
    const tokenIds = ids(drawn.map((note) => note.tokenIds));
    const labels = tf.tensor2d(drawn.map((note) => note.labels));
    const model = new LSTMNoteClassifier({
      vocabSize: clinicalVocabulary.size,
      dModel: 16,
      hiddenSize: 16,
      random,
    });
    const optimizer = new Adam(model.namedParameters(), { learningRate: 0.03 });
    for (let step = 0; step < 20; step++) {
      const { gradients } = lossAndGradients(model, () =>
        binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels),
      );
      optimizer.step(gradients);
      tf.dispose(gradients);
    }
    const { logits } = model.eval().forward(tokenIds);
    const expected = drawn.flatMap((note) => note.labels);
    expectTensor(logits.greater(0).toFloat(), [8, 4], expected, 0);
  });

  it("leaves no tensors behind, forward or back, and when it goes", () => {
    const before = tf.memory().numTensors;
    const model = make(true, 2).train();
    expectNoLeak(() => ({ ...model.forward(notes) }));
    expectNoLeak(
      () =>
        lossAndGradients(model, () =>
          model.forward(notes).logits.square().mean<tf.Scalar>(),
        ).gradients,
    );
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("names the fault of its input", () => {
    expect(() => make().forward(ids([[2, 13]]))).toThrow(
      "Embedding: expected token ids from 0 to 12, got 13.",
    );
    expect(() =>
      make().forward(tf.ones([7], "int32") as tf.Tensor as tf.Tensor2D),
    ).toThrow(
      "LSTMNoteClassifier: expected tokenIds of shape [batch, seqLen], got [7].",
    );
    const random = seededRandom(1);
    expect(
      () => new LSTMNoteClassifier({ vocabSize: 13, numClasses: 0, random }),
    ).toThrow("LSTMNoteClassifier: expected numClasses");
  });
});
