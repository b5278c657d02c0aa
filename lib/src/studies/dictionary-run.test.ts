import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readDictionaryRun } from "./dictionary-run";

const root = mkdtempSync(join(tmpdir(), "attending-dictionary-"));
afterAll(() => rmSync(root, { recursive: true }));

function written(value: unknown): string {
  mkdirSync(join(root, "data", "runs"), { recursive: true });
  const text = JSON.stringify(value);
  writeFileSync(join(root, "data", "runs", "dictionary.json"), text);
  return root;
}

describe("the run of the dictionary", () => {
  const kept = readDictionaryRun();

  it("has the floor that BERT is measured by", () => {
    const f1Of = (testedOn: string, type: string) =>
      kept.rows.find((r) => r.testedOn === testedOn && r.type === type)?.f1;
    expect(f1Of("bc5cdr-mtl", "all (micro)")).toBeCloseTo(0.672, 3);
    expect(f1Of("ncbi-disease", "Disease")).toBeCloseTo(0.182, 3);
    for (const { f1, low, high, mode } of kept.rows) {
      expect(mode).toBe("strict IOB2");
      expect(low).toBeLessThanOrEqual(f1);
      expect(high).toBeGreaterThanOrEqual(f1);
    }
  });

  it.each<[string, unknown, string]>([
    ["a field too many", { ...kept, more: 1 }, "with more"],
    ["no row", { ...kept, rows: [] }, "dictionary.json, rows: expected rows"],
    [
      "a share above 1",
      { ...kept, rows: [{ ...kept.rows[0], f1: 1.5 }] },
      "rows[0], f1: expected a number from 0 to 1, got 1.5",
    ],
  ])("refuses %s, and says where", (_, value, message) => {
    expect(() => readDictionaryRun(written(value))).toThrow(message);
  });

  it("refuses a file that is not there", () => {
    expect(() => readDictionaryRun(join(root, "nowhere"))).toThrow(
      "data/runs/dictionary.json: expected a file of JSON, got none, or only a part of it.",
    );
  });
});
