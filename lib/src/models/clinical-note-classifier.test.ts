import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
} from "../../tests/tensor-expectations";
import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { generateClinicalNote } from "../clinical/generate-clinical-note";
import { seededRandom } from "../random/seeded-random";
import { ClinicalNoteClassifier } from "./clinical-note-classifier";

const make = (seed = 1) =>
  new ClinicalNoteClassifier({
    vocabSize: 13,
    dModel: 6,
    numHeads: 3,
    dFf: 7,
    numLayers: 2,
    numClasses: 5,
    maxLen: 11,
    random: seededRandom(seed),
  }).eval();
const ids = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");
const notes = ids([
  [2, 7, 3, 12, 4, 5, 0],
  [2, 9, 9, 0, 0, 0, 0],
]);
const logitsOf = (model: ClinicalNoteClassifier, tokenIds: tf.Tensor2D) => [
  ...model.forward(tokenIds).logits.dataSync(),
];

describe("ClinicalNoteClassifier", () => {
  it("has 409,220 parameters at the case study's size", () => {
    const model = new ClinicalNoteClassifier({
      vocabSize: 95,
      random: seededRandom(1),
    });
    expect(model.countParameters()).toBe(409_220);
    const names = [...model.namedParameters().keys()];
    expect(names).toContain("encoder.1.attention.query.weight");
    expect([names[0], names.at(-1)]).toEqual([
      "embedding.weight",
      "classifier.bias",
    ]);
    model.dispose();
  });

  it("gives a logit for each class and the weights of each layer", () => {
    const { logits, attentionWeights } = make().forward(notes);
    expect(logits.shape).toEqual([2, 5]);
    expect(attentionWeights.map(({ shape }) => shape)).toEqual([
      [2, 3, 7, 7],
      [2, 3, 7, 7],
    ]);
    for (const weights of attentionWeights) {
      expectTensor(weights.sum(-1), [2, 3, 7], new Array(42).fill(1));
      const toPadding = weights.slice([1, 0, 0, 3], [1, 3, 7, 4]);
      expectTensor(toPadding, [1, 3, 7, 4], new Array(84).fill(0), 0);
    }
  });

  it("is its layers one after the other", () => {
    const model = make();
    const tokenIds = ids([[2, 7, 3]]);
    let x = model.positions.forward(
      model.embedding.forward(tokenIds).mul(Math.sqrt(6)),
    );
    for (const block of model.encoder) x = block.forward(x).output;
    const expected = model.classifier.forward(x.mean(1));
    expectTensor(
      model.forward(tokenIds).logits,
      [1, 5],
      [...expected.dataSync()],
    );
  });

  it("does not notice more padding, nor what else is in the batch", () => {
    const model = make();
    const expected = logitsOf(model, notes);
    expectNumbers(
      logitsOf(
        model,
        notes.pad([
          [0, 0],
          [0, 4],
        ]),
      ),
      expected,
    );
    expectNumbers(logitsOf(model, ids([[2, 9, 9]])), expected.slice(5));
  });

  it("knows the order of the words by the positions alone", () => {
    const model = make();
    const mixed = ids([[2, 4, 12, 3, 7, 5, 0]]);
    const first = logitsOf(model, notes).slice(0, 5);
    const moved = Math.max(
      ...logitsOf(model, mixed).map((logit, i) =>
        Math.abs(logit - (first[i] ?? 0)),
      ),
    );
    expect(moved).toBeGreaterThan(1e-3);
    model.positions.encoding.assign(tf.zeros([11, 6]));
    expectNumbers(logitsOf(model, mixed), logitsOf(model, notes).slice(0, 5));
  });

  it("is finite for a note of padding alone, whose logits are the bias", () => {
    const model = make();
    const { logits, attentionWeights } = model.forward(ids([[0, 0, 0]]));
    expectTensor(logits, [1, 5], [...model.classifier.bias.dataSync()]);
    for (const weights of attentionWeights) {
      expectTensor(weights, [1, 3, 3, 3], new Array(27).fill(1 / 3));
    }
  });

  it("gives the same twice in eval mode, not in training, and by the seed", () => {
    const model = make();
    expect(logitsOf(model, notes)).toEqual(logitsOf(model, notes));
    expect(logitsOf(make(), notes)).toEqual(logitsOf(model, notes));
    expect(logitsOf(make(2), notes)).not.toEqual(logitsOf(model, notes));
    model.train();
    expect(logitsOf(model, notes)).not.toEqual(logitsOf(model, notes));
  });

  it("computes on wasm what the plain cpu backend computes", async () => {
    const model = make();
    const onWasm = logitsOf(model, notes);
    await tf.setBackend("cpu");
    const onCpu = logitsOf(model, notes);
    await tf.setBackend("wasm");
    expectNumbers(onWasm, onCpu);
  });

  it("names the fault of its input", () => {
    expect(() => make().forward(ids([[2, 13]]))).toThrow(
      "Embedding: expected token ids from 0 to 12, got 13.",
    );
    expect(() => make().forward(tf.ones([1, 12], "int32"))).toThrow(
      "SinusoidalPositionalEncoding: expected x of shape [batch, seqLen ≤ 11, 6], got [1, 12, 6].",
    );
    expect(() =>
      make().forward(tf.ones([7], "int32") as tf.Tensor as tf.Tensor2D),
    ).toThrow(
      "Embedding: expected tokenIds of shape [batch, seqLen], got [7].",
    );
  });

  it("learns eight generated notes by heart", () => {
    const random = seededRandom(3);
    const drawn = Array.from({ length: 8 }, () =>
      generateClinicalNote({ random, maxLen: 43 }),
    );
    const tokenIds = ids(drawn.map((note) => note.tokenIds));
    const labels = tf.tensor2d(drawn.map((note) => note.labels));
    const model = new ClinicalNoteClassifier({
      vocabSize: clinicalVocabulary.size,
      dModel: 16,
      dFf: 32,
      random,
    });
    const optimizer = tf.train.adam(0.01);
    for (let step = 0; step < 40; step++) {
      optimizer.minimize(() => {
        const { logits } = model.forward(tokenIds);
        return tf.losses.sigmoidCrossEntropy(labels, logits);
      });
    }
    const predicted = model
      .eval()
      .forward(tokenIds)
      .logits.greater(0)
      .toFloat();
    expectTensor(
      predicted,
      [8, 4],
      drawn.flatMap((note) => note.labels),
      0,
    );
  });

  it("leaves no tensors behind, in forward, in training or when it goes", () => {
    const before = tf.memory().numTensors;
    const model = make().train();
    expectNoLeak(() => ({ ...model.forward(notes) }));
    const optimizer = tf.train.sgd(0.1);
    const step = () =>
      optimizer.minimize(
        () => model.forward(notes).logits.square().mean(),
        false,
        model.parameters(),
      );
    step();
    const afterOne = tf.memory().numTensors;
    step();
    expect(tf.memory().numTensors).toBe(afterOne);
    optimizer.dispose();
    model.dispose();
    // The optimizer keeps one tensor for its learning rate.
    expect(tf.memory().numTensors - before).toBeLessThanOrEqual(1);
  });
});
