import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { startBackend } from "../backend/backend-candidates";
import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { createDatasets } from "../data/create-datasets";
import type { Module } from "../layers/module";
import { seededRandom } from "../random/seeded-random";
import { Adam } from "../training/adam";
import { binaryCrossEntropyWithLogits } from "../training/binary-cross-entropy";
import { lossAndGradients } from "../training/gradients";
import { LSTMBaseline } from "./lstm-baseline";
import { LSTMNoteClassifier } from "./lstm-note-classifier";

/** A model with what it says of notes. */
interface Reader {
  readonly model: Module;
  readonly logitsOf: (tokenIds: tf.Tensor2D) => tf.Tensor;
}

const kinds = [
  { bidirectional: false, numLayers: 1 },
  { bidirectional: true, numLayers: 2 },
] as const;

/** Both of the same sizes, from the same seed. */
function readers(kind: (typeof kinds)[number]): [Reader, Reader] {
  const vocabSize = clinicalVocabulary.size;
  const sizes = { ...kind, vocabSize, hiddenSize: 8, dropoutRate: 0.25 };
  const visits = new LSTMBaseline({
    ...sizes,
    embeddingDim: 8,
    task: "multi-label",
    numOutputs: 4,
    random: seededRandom(5),
  });
  const random = seededRandom(5);
  const notes = new LSTMNoteClassifier({ ...sizes, dModel: 8, random });
  return [
    {
      model: visits,
      logitsOf: (ids) => visits.forward(ids.expandDims(2)).logits,
    },
    { model: notes, logitsOf: (ids) => notes.forward(ids).logits },
  ];
}

/** Every loss of two epochs, and the parameters that came of them. */
function train({ model, logitsOf }: Reader): [number[], number[][]] {
  const { train } = createDatasets({
    random: seededRandom(3),
    numTrain: 48,
    numValidation: 1,
    numTest: 1,
    maxLen: 31,
    batchSize: 16,
  });
  const optimizer = new Adam(model.namedParameters(), { learningRate: 0.01 });
  const losses: number[] = [];
  for (let epoch = 0; epoch < 2; epoch++) {
    for (const { tokenIds, labels } of train) {
      const { loss, gradients } = lossAndGradients(model, () =>
        binaryCrossEntropyWithLogits(logitsOf(tokenIds), labels),
      );
      losses.push(loss);
      optimizer.step(gradients);
      tf.dispose([gradients, tokenIds, labels]);
    }
  }
  const state = Object.values(model.stateDict());
  return [losses, state.map(({ values }) => [...values])];
}

// Notebook 04's LSTM: to the last bit, so that its numbers hold for both.
describe.each([...fastBackends, "wasm"] as const)("on %s", (backend) => {
  beforeAll(() => startBackend[backend]());
  afterAll(() => startBackend.wasm());

  it.each(kinds)(
    "LSTMNoteClassifier is an LSTMBaseline to which a token is a visit of one code: $numLayers layers, bidirectional $bidirectional",
    (kind) => {
      const [visits, notes] = readers(kind);
      expect(train(visits)).toEqual(train(notes));
      for (const { model } of [visits, notes]) model.dispose();
    },
  );
});
