import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import type { Module } from "../layers/module";
import { BagOfWordsClassifier } from "../models/bag-of-words-classifier";
import { LSTMBaseline } from "../models/lstm-baseline";
import { shuffled } from "../random/draws";
import { seededRandom } from "../random/seeded-random";
import { AdamW } from "../training/adam";
import { binaryCrossEntropyWithLogits } from "../training/binary-cross-entropy";
import { fit } from "../training/fit";
import { cohortVocabulary } from "./cohort-vocabulary";
import { createCohort, loaderOfPatients } from "./create-cohort";
import type { Patient } from "./generate-patient";
import type { VisitBatch, VisitLoader } from "./visit-loader";

const vocabSize = cohortVocabulary.size;
const cohort = createCohort({
  random: seededRandom("floors"),
  numTrain: 1000,
  numTest: 1000,
});
/** Five standard deviations of 1,000 decisions by a coin. */
const chance = 0.5 + 5 * Math.sqrt(0.25 / 1000);

type Reader = Module & {
  logitsOf(batch: VisitBatch): tf.Tensor2D;
};

async function accuracyOf(
  reader: Reader,
  change: (patient: Patient) => Patient = (patient) => patient,
): Promise<number> {
  const train = loaderOfPatients(cohort.train.map(change));
  await fit(reader, {
    train,
    computeLoss: (batch) =>
      binaryCrossEntropyWithLogits(reader.logitsOf(batch), batch.labels),
    optimizer: new AdamW(reader.namedParameters(), { learningRate: 1e-2 }),
    epochs: 4,
    seed: 1,
    maxGradientNorm: 1,
    progress: false,
  });
  return shareRight(reader, loaderOfPatients(cohort.test.map(change)));
}

function shareRight(reader: Reader, loader: VisitLoader): number {
  let numRight = 0;
  for (const batch of loader) {
    const right = tf.tidy(() =>
      reader.logitsOf(batch).greater(0).equal(batch.labels.greater(0)).sum(),
    );
    numRight += right.dataSync()[0] ?? 0;
    tf.dispose([right, ...Object.values(batch)]);
  }
  return numRight / loader.numPatients;
}

class OverVisits extends LSTMBaseline {
  constructor() {
    const sizes = { embeddingDim: 32, hiddenSize: 32, numLayers: 1 };
    const random = seededRandom(1);
    super({ ...sizes, vocabSize, dropoutRate: 0, random });
  }
  logitsOf({ codes, visitMask }: VisitBatch): tf.Tensor2D {
    return this.forward(codes, { visitMask }).logits as tf.Tensor2D;
  }
}

/** Logistic regression on counts: of codes, or of codes by their visit. */
class Bag extends BagOfWordsClassifier {
  constructor(private readonly byVisit: boolean) {
    super({
      vocabSize: 12 * vocabSize,
      numClasses: 1,
      random: seededRandom(1),
    });
  }
  logitsOf({ codes, visitMask }: VisitBatch): tf.Tensor2D {
    const [batch, numVisits, numCodes] = codes.shape;
    return tf.tidy(() => {
      const fromEnd = visitMask.cumsum(1, false, true).sub(1).maximum(0);
      const place = this.byVisit ? fromEnd : tf.zerosLike(fromEnd);
      const ids = place.mul(vocabSize).expandDims(2).add(codes);
      const real = ids.mul(codes.greater(0).toFloat()).toInt();
      return this.forward(real.reshape([batch, numVisits * numCodes])).logits;
    });
  }
}

describe("who can find the outcome", () => {
  const random = seededRandom("order");
  it.each<[string, () => Reader, ((patient: Patient) => Patient)?]>([
    ["a bag of codes", () => new Bag(false)],
    [
      "a bag of codes by their visit: order without context",
      () => new Bag(true),
    ],
    [
      "the LSTM over shuffled visits: context without order",
      () => new OverVisits(),
      (patient) => ({ ...patient, visits: shuffled(random, patient.visits) }),
    ],
  ])("not %s", async (_, make, change) => {
    const reader = make();
    expect(await accuracyOf(reader, change)).toBeLessThan(chance);
    reader.dispose();
  });

  it("the LSTM over visits", async () => {
    const reader = new OverVisits();
    expect(await accuracyOf(reader)).toBeGreaterThan(0.9);
    reader.dispose();
  });
});
