import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { createDatasets } from "../data/create-datasets";
import type { DataLoader } from "../data/data-loader";
import { seededRandom } from "../random/seeded-random";
import { studyLoaders, studyTestNotes } from "./study-notes";

const widthsOf = (loader: DataLoader) =>
  [...loader].map((batch) => {
    const { shape } = batch.tokenIds;
    tf.dispose(batch);
    return shape[1];
  });
const firstOf = (loader: DataLoader) => {
  const [batch] = [...loader];
  return [...(batch?.tokenIds.dataSync() ?? [])];
};

describe("studyLoaders", () => {
  it("deals the notes that createDatasets writes from the seed", () => {
    const { train, validation } = studyLoaders(7, {
      numTrain: 70,
      numValidation: 11,
    });
    const random = seededRandom(7);
    const sets = createDatasets({ random, numTrain: 70, numValidation: 11 });
    expect(train.tokenIds).toEqual(sets.train.tokenIds);
    expect(validation.tokenIds).toEqual(sets.validation.tokenIds);
    expect(validation.labels).toEqual(sets.validation.labels);
  });

  it("cuts each batch to its longest note, and shuffles by the seed", () => {
    const load = (seed: number) => studyLoaders(seed, { numTrain: 70 }).train;
    expect(Math.max(...widthsOf(load(7)))).toBeLessThan(44);
    expect(new Set(widthsOf(load(7))).size).toBeGreaterThan(1);
    expect(firstOf(load(7))).toEqual(firstOf(load(7)));
    const once = load(7);
    expect(firstOf(once)).not.toEqual(firstOf(once));
  });
});

describe("studyTestNotes", () => {
  it("has notes of its own, in order, and more of the same", () => {
    const few = studyTestNotes(5);
    expect(few.numNotes).toBe(5);
    expect(studyTestNotes(9).tokenIds.slice(0, 5)).toEqual(few.tokenIds);
    expect(firstOf(few)).toEqual(firstOf(few));
    const { train } = studyLoaders(42, { numTrain: 50 });
    const known = new Set(train.tokenIds.map(String));
    expect(few.tokenIds.some((note) => known.has(String(note)))).toBe(false);
  });
});
