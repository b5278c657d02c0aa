import { describe, expect, it } from "vitest";
import { DataError } from "../../errors/data-error";
import { seededRandom } from "../../random/seeded-random";
import { fitTemperature } from "./fit-temperature";
import { softmax } from "./softmax";

describe("softmax", () => {
  it("divides the logits by the temperature", () => {
    const [first = 0, second = 0] = softmax([2, 0], 2);
    expect(first).toBeCloseTo(Math.E / (Math.E + 1), 12);
    expect(first + second).toBeCloseTo(1, 12);
  });

  it("does not overflow", () => {
    expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
    expect(softmax(new Float32Array([-5000, 0]))).toEqual([0, 1]);
  });
});

describe("fitTemperature", () => {
  it("finds the one that makes confidence and accuracy one number", () => {
    // Logits 2 and 0; three of four right: p = 3/4 at 2 / T = ln 3.
    const logits = [2, 2, 2, 2].map((z) => [z, 0]);
    const { temperature, nll, nllBefore, isClamped } = fitTemperature(
      logits,
      [0, 0, 0, 1],
    );
    expect(temperature).toBeCloseTo(2 / Math.log(3), 9);
    expect(nll).toBeCloseTo(-(3 * Math.log(0.75) + Math.log(0.25)) / 4, 9);
    const p = 1 / (1 + Math.exp(-2));
    expect(nllBefore).toBeCloseTo(-(3 * Math.log(p) + Math.log(1 - p)) / 4, 9);
    expect(isClamped).toBe(false);
  });

  it("grows with the logits, and is not moved by a common summand", () => {
    const random = seededRandom(3);
    const logits = Array.from({ length: 53 }, () =>
      Array.from({ length: 5 }, () => 4 * random()),
    );
    const labels = logits.map((row) =>
      random() < 0.6 ? row.indexOf(Math.max(...row)) : 2,
    );
    const of = (change: (z: number) => number) =>
      fitTemperature(
        logits.map((row) => row.map(change)),
        labels,
      ).temperature;
    const own = of((z) => z);
    expect(of((z) => 3 * z)).toBeCloseTo(3 * own, 6);
    expect(of((z) => z + 700)).toBeCloseTo(own, 6);
  });

  it("stays within its bounds where all is right, and where all is wrong", () => {
    const logits = [
      [3, 1],
      [0, 5],
    ];
    const right = fitTemperature(logits, [0, 1]);
    expect([right.temperature, right.isClamped]).toEqual([0.05, true]);
    const wrong = fitTemperature(logits, [1, 0], { highest: 7 });
    expect([wrong.temperature, wrong.isClamped]).toEqual([7, true]);
  });

  it("leaves logits alone that say nothing at any temperature", () => {
    const { temperature, nll } = fitTemperature([[2, 2, 2]], [1]);
    expect(temperature).toBe(1);
    expect(nll).toBeCloseTo(Math.log(3), 12);
  });

  it("refuses what has no temperature", () => {
    expect(() => fitTemperature([], [])).toThrow(DataError);
    expect(() => fitTemperature([[1, 2]], [2])).toThrow(
      "fitTemperature: expected a label from 0 to 1 at row 0, got 2. A label is the place of its logit.",
    );
    expect(() => fitTemperature([[1, Infinity]], [0])).toThrow(
      "expected finite logits at row 0, got Infinity.",
    );
    expect(() =>
      fitTemperature([[1, 2]], [0], { lowest: 2, highest: 1 }),
    ).toThrow("expected 0 < lowest < highest, got 2 and 1.");
  });
});
