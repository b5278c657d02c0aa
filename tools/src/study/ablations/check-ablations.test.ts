import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chooseBackend, readRun } from "@attending/lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../../../lib/tests/fast-backends";
import { UnfinishedRows } from "../unfinished-rows";
import { checkAblations, rowDifferences } from "./check-ablations";
import { fullConfig, reducedConfig } from "./configs";

const root = path.join(__dirname, "..", "..", "..", "..");

beforeAll(async () => {
  await chooseBackend({ force: fastBackends[0], print: () => undefined });
});

describe("data/runs/ablations.json", () => {
  it("is the whole study", () => {
    const { config, rows, reduced } = readRun("ablations", root);
    expect(config).toEqual(fullConfig);
    expect(reduced.config).toEqual(reducedConfig);
    expect(rows.every(({ trainLoss }) => trainLoss.length === config.epochs)).toBe(true);
  });

  it("comes out again, in its reduced version", async () => {
    expect(await checkAblations(root)).toEqual([]);
  });
});

describe("rowDifferences", () => {
  const [row] = readRun("ablations", root).reduced.rows;
  if (row === undefined) throw new Error("no row");

  it("lets rounding pass, and names what has moved", () => {
    const [loss = 0, second = 0] = row.trainLoss;
    expect(rowDifferences([row], [{ ...row, trainLoss: [loss + 9e-5, second] }])).toEqual([]);
    expect(rowDifferences([row], [{ ...row, trainLoss: [loss, second + 2e-3] }])).toEqual([
      `baseline, seed 42: the loss of epoch 2 is ${second + 2e-3}, kept is ${second}.`,
    ]);
    expect(rowDifferences([row], [{ ...row, trainLoss: [] }])).toHaveLength(2);
    expect(rowDifferences([row], [{ ...row, binding: row.binding + 0.03 }])).toHaveLength(1);
    expect(rowDifferences([row], [{ ...row, seed: 43 }])).toEqual([
      "baseline, seed 42: is missing.",
    ]);
    expect(rowDifferences([row], [])).toEqual(["baseline, seed 42: is missing."]);
  });
});

describe("UnfinishedRows", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "attending-rows-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  it("hands rows back under their own key only", () => {
    const rows = new UnfinishedRows<number>(folder, "some", "a key");
    expect(rows.read()).toEqual([]);
    rows.write([1, 2]);
    expect(rows.read()).toEqual([1, 2]);
    expect(new UnfinishedRows(folder, "some", "another key").read()).toEqual([]);
    mkdirSync(path.join(folder, ".attending", "studies"), { recursive: true });
    writeFileSync(path.join(folder, ".attending", "studies", "some.json"), '{"key": "a ');
    expect(rows.read()).toEqual([]);
    rows.remove();
    expect(rows.read()).toEqual([]);
  });
});
