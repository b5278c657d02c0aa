import { describe, expect, it } from "vitest";
import {
  type PretrainingStart,
  pretrainingStarts,
  readPretrainingRun,
} from "./pretraining-run";

const sizes = [
  { numTrain: 7, epochs: 3 },
  { numTrain: 50, epochs: 2 },
];

function table(starts: readonly PretrainingStart[], seeds: readonly number[]) {
  const rows = sizes.flatMap((size) =>
    starts.flatMap((start) =>
      seeds.map((seed) => ({
        start,
        ...size,
        seed,
        f1: 0.5,
        typeF1: [0.5, 0.25, 1, 0, 0.75],
        trainLoss: [2, 1],
      })),
    ),
  );
  const others = { corpusSeed: 42, numTest: 9, batchSize: 4 };
  return { config: { seeds, sizes, ...others, learningRate: 1e-3 }, rows };
}

const whole = {
  schema: "attending/run@1",
  name: "pretraining",
  what: "A study.",
  date: "2026-11-22",
  commit: "abc",
  dirty: false,
  backend: "wasm-ort",
  versions: ["node 20"],
  made: "0123",
  ...table(pretrainingStarts, [42, 7]),
  reduced: table(["random", "all names"], [42]),
};
const read = (value: unknown) => readPretrainingRun({ value, at: "the run" });

describe("readPretrainingRun", () => {
  it("gives what was written", () => {
    expect(read(whole)).toEqual(whole);
  });

  const [first, ...others] = whole.rows;
  it.each<[what: string, run: unknown, said: RegExp]>([
    [
      "a run too few",
      { ...whole, rows: others },
      /, rows: expected 12 rows, one for each size, start and seed, got none of random, 7 notes, seed 42\./,
    ],
    [
      "a run twice",
      { ...whole, rows: [first, ...whole.rows] },
      /, rows: expected 12 rows, .*, got 13 rows\./,
    ],
    [
      "four types",
      { ...whole, rows: [{ ...first, typeF1: [0, 0, 0, 1] }, ...others] },
      /, rows\[0\], typeF1: expected 5 numbers, one for each type, got 4/,
    ],
    [
      "another start",
      { ...whole, rows: [{ ...first, start: "none" }, ...others] },
      /, rows\[0\], start: expected one of "random", "train names", "all names"/,
    ],
    [
      "a reduced version with all starts",
      { ...whole, reduced: table(pretrainingStarts, [42]) },
      /, reduced, rows: expected 4 rows, .*, got 6 rows\./,
    ],
  ])("names the place of %s", (_, run, said) => {
    expect(() => read(run)).toThrow(said);
  });
});
