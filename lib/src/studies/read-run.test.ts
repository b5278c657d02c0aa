import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ablationNames } from "../models/take-apart";
import { readRun } from "./read-run";

const row = (variant: string, seed: number) => ({
  variant,
  seed,
  microF1: 0.5,
  topOne: 0.75,
  exactMatch: 0,
  binding: 1,
  secondsPerEpoch: 2.5,
  bestEpoch: 2,
  trainLoss: [0.7, 0.6],
  validationF1: [0.25, 0.5],
});
const table = (seeds: number[]) => ({
  config: {
    seeds,
    epochs: 2,
    learningRate: 3e-4,
    numTrain: 7,
    numValidation: 5,
    numTest: 3,
    numBindingPairs: 2,
  },
  rows: ablationNames.flatMap((name) => seeds.map((seed) => row(name, seed))),
});
const whole = {
  schema: "attending/run@1",
  name: "ablations",
  what: "A study.",
  date: "2026-11-22",
  commit: "abc",
  dirty: false,
  backend: "wasm-ort",
  versions: ["node 20"],
  made: "0123",
  ...table([42, 7]),
  reduced: table([42]),
};

const root = mkdtempSync(join(tmpdir(), "attending-runs-"));
const write = (text: string) => {
  mkdirSync(join(root, "data", "runs"), { recursive: true });
  writeFileSync(join(root, "data", "runs", "ablations.json"), text);
};
const reading = (run: unknown) => () => {
  write(JSON.stringify(run));
  return readRun("ablations", root);
};
afterAll(() => rmSync(root, { recursive: true }));

describe("readRun", () => {
  it("says that there is no file, and how to have one", () => {
    expect(() => readRun("ablations", root)).toThrow(
      "readRun: expected a file data/runs/ablations.json, got none. Take the file from git again, or make it anew by npm run study.",
    );
  });

  it("gives what was written", () => {
    expect(reading(whole)()).toEqual(whole);
  });

  it("refuses half a file, and another's name", () => {
    write(JSON.stringify(whole).slice(0, 99));
    expect(() => readRun("ablations", root)).toThrow(
      "readRun: expected JSON in data/runs/ablations.json, got something else, or only a part of it.",
    );
    expect(() => readRun("toString" as "ablations", root)).toThrow(
      /^readRun: expected one of ablations, .*, got "toString"\./,
    );
  });

  const [first, ...others] = whole.rows;
  it.each<[what: string, run: unknown, said: RegExp]>([
    ["a list", [], /^data\/runs\/ablations.json: expected an object, got \[\]/],
    [
      "another schema",
      { ...whole, schema: "attending/run@2" },
      /, schema: expected one of "attending\/run@1", got attending\/run@2/,
    ],
    ["another study", { ...whole, name: "x" }, /, name: expected one of "abl/],
    ["a key more", { ...whole, note: 1 }, /got an object with note\./],
    [
      "a key less",
      { ...whole, made: undefined },
      /got an object without made\./,
    ],
    ["no text", { ...whole, date: 20261122 }, /, date: expected a text/],
    ["no truth", { ...whole, dirty: "no" }, /, dirty: expected true or false/],
    [
      "a share above 1",
      { ...whole, rows: [{ ...first, binding: 1.2 }, ...others] },
      /, rows\[0\], binding: expected a number from 0 to 1, got 1.2/,
    ],
    [
      "no number",
      { ...whole, rows: [{ ...first, trainLoss: [null] }, ...others] },
      /, rows\[0\], trainLoss\[0\]: expected a number of at least 0, got null/,
    ],
    [
      "half an epoch",
      { ...whole, rows: [{ ...first, bestEpoch: 1.5 }, ...others] },
      /, rows\[0\], bestEpoch: expected a whole number, got 1.5/,
    ],
    [
      "an unknown variant",
      { ...whole, rows: [{ ...first, variant: "no words" }, ...others] },
      /, rows\[0\], variant: expected one of "baseline", /,
    ],
    [
      "a run too few",
      { ...whole, rows: others },
      /, rows: expected 14 rows, one for each variant and seed, got none of baseline, seed 42\./,
    ],
    [
      "a run twice",
      { ...whole, rows: [first, ...whole.rows] },
      /, rows: expected 14 rows, .*, got 15 rows\./,
    ],
    [
      "a spoiled reduced version",
      { ...whole, reduced: table([]).config },
      /, reduced: expected an object with the keys config, rows, got/,
    ],
  ])("names the place of %s", (_, run, said) => {
    expect(reading(run)).toThrow(said);
  });
});
