import { describe, expect, it } from "vitest";
import { expectNumbers } from "../../tests/tensor-expectations";
import { createDatasets } from "../data/create-datasets";
import { type Batch, DataLoader } from "../data/data-loader";
import { seededRandom } from "../random/seeded-random";
import { accumulateGradients } from "../training/accumulate-gradients";
import { binaryCrossEntropyWithLogits } from "../training/binary-cross-entropy";
import { ClinicalNoteClassifier } from "./clinical-note-classifier";

const { train } = createDatasets({
  random: seededRandom(11),
  numTrain: 29,
  numValidation: 1,
  numTest: 1,
});
const model = new ClinicalNoteClassifier({
  vocabSize: 95,
  dModel: 8,
  numHeads: 2,
  dFf: 13,
  dropoutRate: 0,
  random: seededRandom(1),
});

const load = (batchSize: number, cut: boolean) =>
  new DataLoader({
    tokenIds: train.tokenIds,
    labels: train.labels,
    batchSize,
    cutToLongest: cut,
    groupByLength: cut,
  });

describe("a classifier's batches cut to their longest note", () => {
  it("give the logits of padded ones", () => {
    model.eval();
    const logitsOf = (loader: DataLoader) =>
      [...loader].flatMap(({ tokenIds }) => [
        ...model.forward(tokenIds).logits.dataSync(),
      ]);
    expectNumbers(logitsOf(load(4, true)), logitsOf(load(29, false)));
  });

  it("give the gradients of padded ones in training", () => {
    model.train();
    const gradientsOf = (batches: Iterable<Batch>) =>
      accumulateGradients(model, [...batches], {
        computeLoss: ({ tokenIds, labels }) =>
          binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels),
        countExamples: ({ labels }) => labels.shape[0],
      });
    const grouped = load(4, true).batches(seededRandom(3));
    const widths = [...load(4, true).batches(seededRandom(3))].map(
      ({ tokenIds }) => tokenIds.shape[1],
    );
    expect(new Set(widths).size).toBeGreaterThan(3);
    const got = gradientsOf(grouped);
    const expected = gradientsOf(load(29, false));
    for (const [name, gradient] of Object.entries(expected.gradients)) {
      expectNumbers(got.gradients[name]?.dataSync() ?? [], gradient.dataSync());
    }
  });
});
