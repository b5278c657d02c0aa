import { describe, expect, it } from "vitest";
import { assertionStarts, readAssertionRun } from "./assertion-run";

const config = {
  seeds: [1, 2],
  epochs: 1,
  batchSize: 16,
  learningRate: 0.001,
  numTrain: 8,
  numValidation: 4,
  numTest: 4,
};
const counts = (tp: number, fp: number, fn: number, tn: number) => ({
  truePositives: tp,
  falsePositives: fp,
  falseNegatives: fn,
  trueNegatives: tn,
});
const runs = assertionStarts.flatMap((start) =>
  config.seeds.map((seed) => ({ start, seed })),
);
const rows = runs.map((which) => ({
  ...which,
  accuracy: 0.75,
  macroF1: 0.5,
  f1: [1, 0.5, 0.25, 0],
  negationAccuracy: 0.875,
  negationF1: 0.625,
  secondsPerEpoch: 1.5,
  bestEpoch: 1,
  trainLoss: [0.7],
  validationF1: [0.4],
}));
const floors = {
  numMentions: 11,
  support: [3, 2, 5, 1],
  rules: counts(2, 1, 1, 7),
};
const real = {
  numConcepts: 7,
  rules: counts(2, 1, 1, 3),
  rows: runs.map((which) => ({ ...which, counts: counts(1, 1, 2, 3) })),
};
const run = {
  schema: "attending/run@1",
  name: "assertion",
  what: "A test.",
  date: "2026-11-30",
  commit: "0123",
  dirty: false,
  backend: "wasm",
  versions: ["node 20"],
  made: "4567",
  config,
  rows,
  floors,
  real,
  reduced: { config, rows },
};
const read = (value: unknown) => () => readAssertionRun({ value, at: "file" });

describe("readAssertionRun", () => {
  it("gives what the file holds", () => {
    expect(read(run)()).toEqual(run);
  });

  it.each<[object, string]>([
    [{ rows: rows.slice(1) }, "none of pre-trained, seed 1"],
    [{ rows: [...rows, rows[0]] }, "got 5 rows"],
    [
      { rows: [{ ...rows[0], f1: [1, 1, 1] }] },
      "4 numbers, one for each label",
    ],
    [{ rows: [{ ...rows[0], accuracy: 1.5 }] }, "a number from 0 to 1"],
    [{ rows: [{ ...rows[0], start: "warm" }] }, '"pre-trained", "random"'],
    [{ floors: { ...floors, support: [3, 2, 5, 2] } }, "11 mentions, got 12"],
    [{ floors: { ...floors, rules: counts(1, 1, 1, 1) } }, "counts of 11"],
    [{ real: { ...real, rows: [] } }, "none of pre-trained, seed 1"],
    [{ real: { ...real, rules: counts(1, 1, 1, 1) } }, "counts of 7"],
    [{ reduced: { config } }, "without rows"],
    [{ schema: "attending/run@2" }, "attending/run@1"],
    [{ more: 1 }, "with more"],
  ])("refuses %j", (changes, said) => {
    expect(read({ ...run, ...changes })).toThrow(said);
  });
});
