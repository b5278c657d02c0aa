import { clinicalBertMiniRecipe } from "@attending/lib";
import { expect, it } from "vitest";
import { modelCardText } from "./model-card";

const text = modelCardText({
  recipe: { ...clinicalBertMiniRecipe, phases: [{ lengths: [32, 32, 32, 512], numSteps: 1234 }] },
  seed: 41,
  backend: "wasm-ort",
  provenance: { date: "2026-11-30", commit: "abc", dirty: true, versions: ["node 20.1"] },
  losses: [5.678, 4, 2.345],
  heldOut: [
    { length: 32, loss: 2.5 },
    { length: 512, loss: 2.25 },
  ],
  numParameters: 1_012_345,
  processorSeconds: 599,
});

it("says where the model comes from, and how well it fills gaps", () => {
  for (const said of [
    "| numbers of the encoder | 1,012,345, stored in 16 bits |",
    "| made on | 2026-11-30, by wasm-ort, from seed 41 |",
    "| commit | abc, with changes |",
    "1,234 steps",
    "rows, 75 % of 32, 25 % of 512 pieces",
    "10 minutes of processor time",
    "5.68 in the first tenth of the first phase, 2.35 in the last tenth of the last",
    "| 512 | 2.250 |",
  ]) {
    expect(text).toContain(said);
  }
  expect(text).not.toMatch(/undefined|NaN|\[object/);
});
