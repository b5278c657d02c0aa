import { describe, expect, it } from "vitest";
import { distanceReaders, readDistanceRun } from "./distance-run";

const config = {
  seeds: [1, 2],
  epochs: 1,
  learningRate: 0.001,
  lstmLearningRate: 0.003,
  floorLearningRate: 0.01,
  dModel: 8,
  numTrain: 8,
  numValidation: 4,
  numTest: 4,
  numGeneral: 24,
  distances: [0, 24],
};
const rows = distanceReaders.flatMap((reader) =>
  config.seeds.map((seed) => ({
    reader,
    seed,
    allRight: [1, 0.5],
    cue: [{ layer: 1, head: 3, ratio: 2.5, shareFirst: 0.75 }],
    secondsPerEpoch: 1.5,
    bestEpoch: 1,
    trainLoss: [0.7],
    validationF1: [0.4],
  })),
);
const run = {
  schema: "attending/run@1",
  name: "distance",
  what: "A test.",
  date: "2026-11-22",
  commit: "0123",
  dirty: false,
  backend: "wasm",
  versions: ["node 20"],
  made: "4567",
  config,
  rows,
  parameters: [{ reader: "transformer", count: 5 }],
  steps: [{ reader: "LSTM, forward", length: 16, stepMs: 12.5 }],
  reduced: { config, rows },
};
const read = (value: unknown) => () => readDistanceRun({ value, at: "file" });

describe("readDistanceRun", () => {
  it("gives what the file holds", () => {
    expect(read(run)()).toEqual(run);
  });

  it.each<[object, string]>([
    [{ rows: rows.slice(1) }, "none of bag of words, seed 1"],
    [{ rows: [...rows, rows[0]] }, "got 9 rows"],
    [{ rows: [{ ...rows[0], allRight: [1] }] }, "2 numbers, one for each dist"],
    [{ rows: [{ ...rows[0], allRight: [1, 1.5] }] }, "a number from 0 to 1"],
    [{ reduced: { config } }, "without rows"],
    [{ steps: [{ reader: "GRU", length: 1, stepMs: 1 }] }, "bag of words"],
    [{ schema: "attending/run@2" }, "attending/run@1"],
    [{ more: 1 }, "with more"],
  ])("refuses %j", (changes, said) => {
    expect(read({ ...run, ...changes })).toThrow(said);
  });
});
