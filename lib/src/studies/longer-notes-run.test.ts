import { describe, expect, it } from "vitest";
import {
  bestRate,
  type LongerNotesReader,
  longerNotesReaders,
  readLongerNotesRun,
} from "./longer-notes-run";

const config = {
  seeds: [1, 2],
  rateSeed: 7,
  rates: [0.001, 0.003],
  budgets: longerNotesReaders.map((reader) => ({ reader, epochs: 1 })),
  dModel: 8,
  numTrain: 8,
  numValidation: 4,
  numTest: 4,
  numGeneral: 56,
  distances: [0, 56],
};
const row = (reader: LongerNotesReader, seed: number, rate: number) => ({
  reader,
  seed,
  rate,
  allRight: [1, 0.5],
  bestEpoch: 1,
  trainLoss: [0.7],
  validationF1: [rate === 0.003 ? 0.6 : 0.4],
  processorSeconds: 1.5,
});
const tried = longerNotesReaders.flatMap((reader) =>
  config.rates.map((rate) => row(reader, 7, rate)),
);
const rows = longerNotesReaders.flatMap((reader) =>
  config.seeds.map((seed) => row(reader, seed, 0.003)),
);
const run = {
  schema: "attending/run@1",
  name: "longer-notes",
  what: "A test.",
  date: "2026-11-30",
  commit: "0123",
  dirty: false,
  backend: "wasm",
  versions: ["node 20"],
  made: "4567",
  config,
  tried,
  rows,
  reduced: { config, tried, rows },
};
const read = (value: unknown) => () =>
  readLongerNotesRun({ value, at: "file" });

describe("readLongerNotesRun", () => {
  it("gives what the file holds", () => {
    expect(read(run)()).toEqual(run);
  });

  it.each([
    [
      "a row less",
      { ...run, rows: rows.slice(1) },
      /rows: expected 6 rows.*none of transformer, seed 1, rate 0.003/,
    ],
    [
      "a rate not tried",
      { ...run, tried: tried.slice(1) },
      /tried: expected 6 rows/,
    ],
    [
      "a row of a worse rate",
      { ...run, rows: [row("transformer", 1, 0.001), ...rows.slice(1)] },
      /none of transformer, seed 1, rate 0.003/,
    ],
    [
      "a distance less",
      { ...run, config: { ...config, distances: [0] } },
      /tried\[0\], allRight: expected 1 numbers/,
    ],
    [
      "another name",
      { ...run, name: "distance" },
      /name: expected one of "longer-notes"/,
    ],
    [
      "a share above 1",
      { ...run, rows: [{ ...rows[0], allRight: [1, 2] }] },
      /allRight\[1\]/,
    ],
    ["a key too many", { ...run, more: 1 }, /with more/],
  ])("refuses %s", (_, value, message) => {
    expect(read(value)).toThrow(message);
  });
});

describe("bestRate", () => {
  it("is that of the highest validation F1, of any epoch", () => {
    expect(bestRate("transformer", tried)).toBe(0.003);
    const [slow, fast] = [
      row("transformer", 7, 0.001),
      row("transformer", 7, 0.003),
    ];
    expect(
      bestRate("transformer", [{ ...slow, validationF1: [0.9, 0.1] }, fast]),
    ).toBe(0.001);
  });

  it("is the first of equals", () => {
    const alike = tried.map((one) => ({ ...one, validationF1: [0.5] }));
    expect(bestRate("LSTM, forward", alike)).toBe(0.001);
  });
});
