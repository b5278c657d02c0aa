import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectNumbers } from "../../tests/tensor-expectations";
import { createDatasets } from "../data/create-datasets";
import { ClinicalNoteClassifier } from "../models/clinical-note-classifier";
import { seededRandom } from "../random/seeded-random";
import { predictProbabilities } from "./predict-probabilities";

const model = new ClinicalNoteClassifier({
  vocabSize: 95,
  dModel: 8,
  numHeads: 2,
  dFf: 13,
  numLayers: 2,
  dropoutRate: 0.5,
  random: seededRandom(1),
});
const { train } = createDatasets({
  random: seededRandom(2),
  numTrain: 23,
  numValidation: 1,
  numTest: 1,
});

describe("predictProbabilities", () => {
  const { tokenIds } = train;

  it("equals one padded batch, note by note", () => {
    model.eval();
    const expected = tf.tidy(() =>
      model.forward(tf.tensor2d(tokenIds, undefined, "int32")).logits.sigmoid(),
    );
    const got = predictProbabilities(model, { tokenIds, batchSize: 5 });
    expect(got.length).toBe(23);
    expectNumbers(got.flat(), expected.dataSync());
  });

  it("takes a note of padding alone, and no notes", () => {
    const [row = []] = predictProbabilities(model, { tokenIds: [[0, 0, 0]] });
    expect(row.every(Number.isFinite)).toBe(true);
    expect(predictProbabilities(model, { tokenIds: [] })).toEqual([]);
  });

  it("leaves the mode as it was, and no tensors", () => {
    const before = tf.memory().numTensors;
    model.train();
    const once = predictProbabilities(model, { tokenIds });
    expect(predictProbabilities(model, { tokenIds })).toEqual(once);
    expect([model.training, model.encoder[0]?.training]).toEqual([true, true]);
    const wrong = [[99]];
    expect(() => predictProbabilities(model, { tokenIds: wrong })).toThrow(
      "token ids from 0 to 94",
    );
    expect(model.training).toBe(true);
    expect(tf.memory().numTensors).toBe(before);
  });
});
