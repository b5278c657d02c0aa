import path from "node:path";
import { chooseBackend, type DistanceRow, distanceReaders, readRun } from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../../../lib/tests/fast-backends";
import { checkDistance, rowDifferences } from "./check-distance";
import { fullConfig, reducedConfig, stepLengths } from "./configs";
import { makeReader } from "./train-distance";

const root = path.join(__dirname, "..", "..", "..", "..");

beforeAll(async () => {
  await chooseBackend({ force: fastBackends[0], print: () => undefined });
});

describe("data/runs/distance.json", () => {
  it("is the whole study", () => {
    const { config, rows, reduced, steps } = readRun("distance", root);
    expect(config).toEqual(fullConfig);
    expect(reduced.config).toEqual(reducedConfig);
    expect(rows.every(({ trainLoss }) => trainLoss.length === config.epochs)).toBe(true);
    for (const { reader, cue } of rows) {
      expect(cue).toHaveLength(reader === "transformer" ? config.distances.length : 0);
    }
    expect(new Set(steps.map(({ length }) => length))).toEqual(new Set(stepLengths));
  });

  it("comes out again, in its reduced version", async () => {
    expect(await checkDistance(root)).toEqual([]);
  });
});

const row: DistanceRow = {
  reader: "transformer",
  seed: 42,
  allRight: [0.5],
  cue: [],
  secondsPerEpoch: 1,
  bestEpoch: 1,
  trainLoss: [0.7, 0.6],
  validationF1: [0.1, 0.2],
};

describe("rowDifferences", () => {
  it("names a loss that has moved, and a row that is gone", () => {
    expect(rowDifferences([row], [row])).toEqual([]);
    expect(rowDifferences([row], [{ ...row, trainLoss: [0.7005, 0.602] }])).toEqual([
      "transformer, seed 42: the loss of epoch 2 is 0.602, kept is 0.6.",
    ]);
    expect(rowDifferences([row], [{ ...row, trainLoss: [0.7] }])[0]).toContain("NaN");
    expect(rowDifferences([row], [])).toEqual(["transformer, seed 42: is missing."]);
  });
});

it("makes each reader from its seed alone", () => {
  for (const reader of distanceReaders) {
    const [one, same, other] = [7, 7, 8].map((seed) => {
      const model = makeReader(reader, { seed: seed, dModel: 16 });
      const numbers = model.parameters().map((parameter) => [...parameter.dataSync().slice(0, 5)]);
      model.dispose();
      return numbers;
    });
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  }
});
