import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { Linear } from "../layers/linear";
import { seededRandom } from "../random/seeded-random";
import { loadModule, saveModule } from "./module-file";

const folder = mkdtempSync(join(tmpdir(), "attending-module-"));
const path = join(folder, "linear.safetensors");
const make = (seed: number, inFeatures = 3) =>
  new Linear({ inFeatures, outFeatures: 5, random: seededRandom(seed) });

afterAll(() => rmSync(folder, { recursive: true }));

describe("saveModule and loadModule", () => {
  it("carry the parameters through a file, over an older one", () => {
    const saved = make(1);
    saveModule(make(3), path);
    saveModule(saved, path);
    const loaded = make(2);
    loadModule(loaded, path);
    expect(loaded.stateDict()).toEqual(saved.stateDict());
    expect(readdirSync(folder)).toEqual(["linear.safetensors"]);
  });

  it("leave nothing behind where writing fails", () => {
    expect(() => saveModule(make(1), join(folder, "none", "x"))).toThrow(
      "ENOENT",
    );
    expect(readdirSync(folder)).toEqual(["linear.safetensors"]);
  });

  it("refuse a file that is missing, broken or another model's", () => {
    expect(() => loadModule(make(1), join(folder, "none"))).toThrow(DataError);
    expect(() => loadModule(make(1), join(folder, "none"))).toThrow(
      "Save the model first, or correct the path.",
    );
    expect(() => loadModule(make(1, 7), path)).toThrow(
      "Linear.loadStateDict: expected weight of shape [7, 5], got [3, 5].",
    );
    const broken = join(folder, "broken");
    writeFileSync(broken, "not a model");
    expect(() => loadModule(make(1), broken)).toThrow(
      "loadModule: expected a header",
    );
  });
});
