import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { createDatasets } from "./create-datasets";
import type { DataLoader } from "./data-loader";

const small = {
  numTrain: 11,
  numValidation: 5,
  numTest: 3,
  maxLen: 17,
  batchSize: 4,
};

function firstIds(loader: DataLoader): number[][] {
  for (const batch of loader) {
    const ids = batch.tokenIds.arraySync();
    tf.dispose(batch);
    return ids;
  }
  return [];
}

describe("createDatasets", () => {
  it("has the case study's sizes unless told otherwise", () => {
    const { train, validation, test } = createDatasets({
      random: seededRandom(1),
    });
    expect([train.numNotes, validation.numNotes, test.numNotes]).toEqual([
      2000, 300, 300,
    ]);
    expect([train.numBatches, validation.numBatches]).toEqual([63, 10]);
    expect(train.tokenIds[0]).toHaveLength(64);
    expect(train.labels[0]).toHaveLength(4);
  });

  it("has the sizes it is told", () => {
    const { train, validation, test } = createDatasets({
      random: seededRandom(1),
      ...small,
    });
    expect([train.numNotes, validation.numNotes, test.numNotes]).toEqual([
      11, 5, 3,
    ]);
    expect([train.batchSize, validation.batchSize, test.batchSize]).toEqual([
      4, 4, 4,
    ]);
    expect(test.tokenIds[2]).toHaveLength(17);
  });

  it("shuffles the training notes only", () => {
    const { train, validation, test } = createDatasets({
      random: seededRandom(2),
      ...small,
    });
    expect(firstIds(train)).not.toEqual(firstIds(train));
    expect(firstIds(validation)).toEqual(validation.tokenIds.slice(0, 4));
    expect(firstIds(test)).toEqual(test.tokenIds);
  });

  it("repeats with the seed, and no note is in two splits", () => {
    const first = createDatasets({ random: seededRandom(3) });
    const second = createDatasets({ random: seededRandom(3) });
    expect(second.test.tokenIds).toEqual(first.test.tokenIds);
    const train = new Set(first.train.tokenIds.map(String));
    for (const note of first.test.tokenIds)
      expect(train.has(String(note))).toBe(false);
  });

  it("refuses an empty split", () => {
    expect(() =>
      createDatasets({ random: seededRandom(1), numTest: 0 }),
    ).toThrow(
      "createDatasets: expected the number of notes to be a whole number of at least 1, got 0. Pass the number of notes as a positive integer.",
    );
  });
});
