import {
  Adam,
  binaryCrossEntropyWithLogits,
  chooseBackend,
  clinicalVocabulary,
  createDatasets,
  LSTMNoteClassifier as LibraryClassifier,
  type LSTMClassifierOptions,
  lossAndGradients,
  seededRandom,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../../../lib/tests/fast-backends";
import { LSTMNoteClassifier } from "./lstm-note-classifier";

const sizes = { vocabSize: clinicalVocabulary.size, dModel: 8, hiddenSize: 7, dropoutRate: 0.25 };

type Maker = new (options: LSTMClassifierOptions) => LibraryClassifier | LSTMNoteClassifier;

/** Every loss of two epochs, the parameters by name that came of them, and what it then says. */
function trainedBy(Classifier: Maker, kind: Partial<LSTMClassifierOptions>) {
  const model = new Classifier({ ...sizes, ...kind, random: seededRandom(5) });
  const { train, test } = createDatasets({
    ...{ random: seededRandom(3), numTrain: 48, numValidation: 1, numTest: 11 },
    ...{ maxLen: 31, batchSize: 16 },
  });
  const optimizer = new Adam(model.namedParameters(), { learningRate: 0.01 });
  const losses: number[] = [];
  for (let epoch = 0; epoch < 2; epoch++) {
    for (const { tokenIds, labels } of train) {
      const { loss, gradients } = lossAndGradients(model, () =>
        binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels),
      );
      losses.push(loss);
      optimizer.step(gradients);
      tf.dispose([gradients, tokenIds, labels]);
    }
  }
  model.eval();
  const said = [...test].flatMap(({ tokenIds }) => [...model.forward(tokenIds).logits.dataSync()]);
  const state = Object.entries(model.stateDict());
  return { losses, said, state: state.map(([name, { values }]) => [name, [...values]]) };
}

describe.each([...fastBackends, "wasm"] as const)("on %s", (backend) => {
  beforeAll(async () => {
    await chooseBackend({ force: backend, print: () => undefined });
  });
  afterAll(async () => {
    await chooseBackend({ force: "wasm", print: () => undefined });
  });

  it.each([
    { bidirectional: false, numLayers: 1 },
    { bidirectional: true, numLayers: 1 },
    { bidirectional: true, numLayers: 2 },
  ])("is to the last bit what the library's is: %o", (kind) => {
    const [ours, theirs] = [
      trainedBy(LSTMNoteClassifier, kind),
      trainedBy(LibraryClassifier, kind),
    ];
    expect(ours).toEqual(theirs);
  });
});

it("has the library's sizes and its dropout where none are given", () => {
  const [ours, theirs] = [LSTMNoteClassifier, LibraryClassifier].map((Classifier: Maker) => {
    const model = new Classifier({ vocabSize: 11, random: seededRandom(1) });
    const tokenIds = tf.tensor2d([[2, 3, 5, 0]], undefined, "int32");
    return [model.stateDict(), [...model.forward(tokenIds).logits.dataSync()]];
  });
  expect(ours).toEqual(theirs);
});

it("leaves no tensor behind", () => {
  const before = tf.memory().numTensors;
  const model = new LSTMNoteClassifier({ ...sizes, random: seededRandom(1) });
  const tokenIds = tf.tensor2d([[2, 3, 0]], undefined, "int32");
  tf.dispose([model.forward(tokenIds).logits, tokenIds]);
  model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
