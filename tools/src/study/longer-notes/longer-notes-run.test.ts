import path from "node:path";
import { chooseBackend, type LongerNotesRow, readRun } from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../../../lib/tests/fast-backends";
import { checkLongerNotes, lossDifferences } from "./check-longer-notes";
import { fullConfig, reducedConfig } from "./configs";
import { ratesToTry, runsAtBestRates } from "./train-longer-notes";

const root = path.join(__dirname, "..", "..", "..", "..");

beforeAll(async () => {
  await chooseBackend({ force: fastBackends[0], print: () => undefined });
});

describe("data/runs/longer-notes.json", () => {
  it("is the whole study", () => {
    const { config, tried, rows, reduced } = readRun("longer-notes", root);
    expect(config).toEqual(fullConfig);
    expect(reduced.config).toEqual(reducedConfig);
    for (const { reader, trainLoss } of [...tried, ...rows]) {
      const budget = config.budgets.find((one) => one.reader === reader);
      expect(trainLoss).toHaveLength(budget?.epochs ?? Number.NaN);
    }
  });

  it("comes out again, in its reduced version", async () => {
    expect(await checkLongerNotes(root)).toEqual([]);
  });
});

const row: LongerNotesRow = {
  reader: "transformer",
  seed: 7,
  rate: 0.001,
  allRight: [0.5],
  bestEpoch: 1,
  trainLoss: [0.7, 0.6],
  validationF1: [0.1, 0.2],
  processorSeconds: 1,
};

describe("lossDifferences", () => {
  it("names a loss that has moved, and a row that is gone", () => {
    expect(lossDifferences([row], [row])).toEqual([]);
    expect(lossDifferences([row], [{ ...row, trainLoss: [0.7005, 0.602] }])).toEqual([
      "transformer, seed 7, rate 0.001: the loss of epoch 2 is 0.602, kept is 0.6.",
    ]);
    expect(lossDifferences([row], [{ ...row, trainLoss: [0.7] }])[0]).toContain("NaN");
    expect(lossDifferences([row], [{ ...row, rate: 0.003 }])).toEqual([
      "transformer, seed 7, rate 0.001: is missing.",
    ]);
  });
});

it("tries every rate on notes of its own, and trains every seed at the best", () => {
  const config = { ...reducedConfig, seeds: [42, 43], rates: [0.1, 0.2], rateSeed: 7 };
  const toTry = ratesToTry(config);
  expect(toTry.filter(({ reader }) => reader === "transformer")).toEqual([
    { reader: "transformer", seed: 7, rate: 0.1 },
    { reader: "transformer", seed: 7, rate: 0.2 },
  ]);
  const tried = toTry.map((run) => ({ ...row, ...run, validationF1: [run.rate] }));
  const runs = runsAtBestRates(config, tried);
  expect(runs).toHaveLength(6);
  expect(new Set(runs.map(({ rate }) => rate))).toEqual(new Set([0.2]));
});
