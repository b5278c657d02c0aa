import { describe, expect, it } from "vitest";
import { negexLearners, negexRuleNames, readNegexRun } from "./negex-run";

const counts = (tp: number, fp: number, fn: number, tn: number) => ({
  truePositives: tp,
  falsePositives: fp,
  falseNegatives: fn,
  trueNegatives: tn,
});
const config = {
  seeds: [1, 2],
  epochs: 1,
  learningRate: 0.001,
  floorLearningRate: 0.01,
  numTrain: 8,
  numValidation: 4,
};
const coverage = {
  numWords: 100,
  numKnownWords: 25,
  numConcepts: 11,
  numDistinct: 10,
  numKnownConcepts: 6,
  numCovered: 5,
};
const rules = negexRuleNames.map((reader) => ({
  reader,
  all: counts(3, 2, 1, 5),
  covered: counts(1, 1, 1, 2),
}));
const rows = negexLearners.flatMap((reader) =>
  config.seeds.map((seed) => ({
    reader,
    seed,
    leftOut: counts(1, 1, 1, 2),
    marked: counts(2, 0, 0, 3),
  })),
);
const run = {
  schema: "attending/run@1",
  name: "negex",
  what: "A test.",
  date: "2026-11-22",
  commit: "0123",
  dirty: false,
  backend: "wasm",
  versions: ["node 20"],
  made: "4567",
  config,
  coverage,
  rules,
  rows,
};
const read = (value: unknown) => () => readNegexRun({ value, at: "file" });

describe("readNegexRun", () => {
  it("gives what the file holds", () => {
    expect(read(run)()).toEqual(run);
  });

  it.each<[object, string]>([
    [{ rows: rows.slice(1) }, "none of bag of words, seed 1"],
    [{ rows: [...rows, rows[0]] }, "6 rows, one for each reader, got 7 rows"],
    [{ rules: rules.slice(0, 3) }, "none of rules, whole sentence"],
    [
      { rules: [{ ...rules[0], all: counts(3, 2, 1, 6) }, ...rules.slice(1)] },
      "file, rules[0], all: expected counts of 11 concepts, got counts of 12",
    ],
    [
      { rows: [{ ...rows[0], marked: counts(9, 9, 9, 9) }] },
      "file, rows[0], marked: expected counts of 5 concepts",
    ],
    [{ rows: [{ ...rows[0], leftOut: counts(-1, 1, 2, 3) }] }, "at least 0"],
    [{ rows: [{ ...rows[0], sentence: "" }] }, "with sentence"],
    [{ coverage: { ...coverage, numWords: 1.5 } }, "a whole number"],
    [{ name: "ablations" }, "negex"],
    [{ more: 1 }, "with more"],
  ])("refuses %j", (changes, said) => {
    expect(read({ ...run, ...changes })).toThrow(said);
  });
});
