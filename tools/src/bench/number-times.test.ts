import { expect, it } from "vitest";
import { numberLine } from "./number-times";

const row = {
  backend: "wasm-ort",
  trainMs: { median: 123.4, min: 99.6, max: 200 },
  inferMs: { median: 1.25, min: 1, max: 3 },
  firstStepSeconds: 0.951,
} as const;

it("writes medians and spreads, and what was left behind", () => {
  const growth = { tensors: 0, tensorBytes: 0, residentBytes: 3 * 2 ** 20 };
  expect(numberLine({ ...row, growth }).split(/ {2,}/)).toEqual([
    "wasm-ort",
    "123 (100–200)",
    "1.3 (1.0–3.0)",
    "0.95",
    "0 tensors, 0 bytes; process 3 MB",
  ]);
});

it("says what was not measured", () => {
  expect(numberLine(row)).toMatch(/not measured$/);
});
