import path from "node:path";
import { chooseBackend, readRun } from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../../../lib/tests/fast-backends";
import { checkPretraining, rowDifferences } from "./check-pretraining";
import { fullConfig, reducedConfig } from "./configs";

const root = path.join(__dirname, "..", "..", "..", "..");

beforeAll(async () => {
  await chooseBackend({ force: fastBackends[0], print: () => undefined });
});

describe("data/runs/pretraining.json", () => {
  it("is the whole study", () => {
    const { config, rows, reduced } = readRun("pretraining", root);
    expect(config).toEqual(fullConfig);
    expect(reduced.config).toEqual(reducedConfig);
    expect(rows.every(({ trainLoss, epochs }) => trainLoss.length === epochs)).toBe(true);
  });

  it("comes out again, in its reduced version", async () => {
    expect(await checkPretraining(root)).toEqual([]);
  }, 120_000);
});

describe("rowDifferences", () => {
  const [row] = readRun("pretraining", root).reduced.rows;
  if (row === undefined) throw new Error("no row");

  it("lets rounding pass, and names what has moved", () => {
    const [loss = 0, ...later] = row.trainLoss;
    const name = "random, 64 notes, seed 42";
    expect(rowDifferences([row], [{ ...row, trainLoss: [loss + 9e-4, ...later] }])).toEqual([]);
    expect(rowDifferences([row], [{ ...row, trainLoss: [loss + 2e-3, ...later] }])).toEqual([
      `${name}: the loss of epoch 1 is ${loss + 2e-3}, kept is ${loss}.`,
    ]);
    expect(rowDifferences([row], [{ ...row, f1: row.f1 + 0.03 }])).toEqual([
      `${name}: F1 is ${row.f1 + 0.03}, kept is ${row.f1}.`,
    ]);
    expect(rowDifferences([row], [{ ...row, seed: 43 }])).toEqual([`${name}: is missing.`]);
    expect(rowDifferences([row], [])).toEqual([`${name}: is missing.`]);
  });
});
