import { describe, expect, it } from "vitest";
import { clinicalVocabulary } from "../src/clinical/clinical-vocabulary";
import { createDatasets } from "../src/data/create-datasets";
import { DataLoader } from "../src/data/data-loader";
import { f1Scores } from "../src/evaluation/f1-scores";
import { predictProbabilities } from "../src/evaluation/predict-probabilities";
import { thresholdProbabilities } from "../src/evaluation/threshold-probabilities";
import { ClinicalNoteClassifier } from "../src/models/clinical-note-classifier";
import { seededRandom } from "../src/random/seeded-random";
import { AdamW } from "../src/training/adam";
import { binaryCrossEntropyWithLogits } from "../src/training/binary-cross-entropy";
import { fit } from "../src/training/fit";
import { decayGroups } from "../src/training/parameter-groups";
import { cosineSchedule } from "../src/training/schedules";

const epochs = 6;
const { train, test } = createDatasets({
  random: seededRandom(42),
  numTrain: 300,
  numValidation: 1,
  numTest: 300,
  batchSize: 16,
});

/** The best micro-F1 of a rule that never reads: the same labels for every note. */
function frequencyFloor(labels: readonly number[][]): number {
  const numClasses = labels[0]?.length ?? 0;
  const share = (c: number) => train.labels.filter((row) => row[c] === 1).length;
  const frequent = Array.from({ length: numClasses }, (_, c) => c).sort(
    (a, b) => share(b) - share(a),
  );
  const floors = frequent.map((_, last) => {
    const always = frequent.slice(0, last + 1);
    const row = Array.from({ length: numClasses }, (_, c) => (always.includes(c) ? 1 : 0));
    return f1Scores(
      labels.map(() => row),
      labels,
    ).micro.f1;
  });
  return Math.max(...floors);
}

describe("a small classifier", () => {
  it("learns notes far beyond the frequencies of their labels", async () => {
    const random = seededRandom(1);
    const model = new ClinicalNoteClassifier({
      vocabSize: clinicalVocabulary.size,
      dModel: 32,
      numHeads: 4,
      dFf: 64,
      dropoutRate: 0.1,
      random,
    });
    const loader = new DataLoader({
      tokenIds: train.tokenIds,
      labels: train.labels,
      batchSize: 16,
      cutToLongest: true,
      groupByLength: true,
    });
    const totalSteps = epochs * loader.numBatches;
    const { history } = await fit(model, {
      train: loader,
      computeLoss: ({ tokenIds, labels }) =>
        binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels),
      optimizer: new AdamW(decayGroups(model, 0.01), { learningRate: 3e-3 }),
      schedule: cosineSchedule({ warmupSteps: 20, totalSteps }),
      maxGradientNorm: 1,
      epochs,
      seed: 1,
      progress: false,
    });
    const losses = history.map(({ trainLoss }) => trainLoss);
    expect(losses.at(-1)).toBeLessThan(0.5 * (losses[0] ?? 0));
    const probabilities = predictProbabilities(model, { tokenIds: test.tokenIds });
    const { micro } = f1Scores(thresholdProbabilities(probabilities), test.labels);
    expect(micro.f1).toBeGreaterThan(frequencyFloor(test.labels) + 0.15);
  });
});
