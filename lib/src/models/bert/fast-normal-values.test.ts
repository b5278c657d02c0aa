import { describe, expect, it } from "vitest";
import { expectNumbers } from "../../../tests/tensor-expectations";
import { seededRandom } from "../../random/seeded-random";
import { fastNormalValues } from "./fast-normal-values";

const draw = (seed: number, count: number, deviation = 1) =>
  fastNormalValues(seededRandom(seed), count, deviation);

/** The mean of the numbers' powers. */
const moment = (values: Float32Array, power: number) =>
  values.reduce((sum, x) => sum + x ** power, 0) / values.length;

describe("fastNormalValues", () => {
  it("has the moments of a normal distribution", () => {
    const values = draw(1, 100_003);
    // 1/√n is .0032: four standard errors, of variances 1, 2, 15 and 96.
    expect(Math.abs(moment(values, 1))).toBeLessThan(0.013);
    expect(Math.abs(moment(values, 2) - 1)).toBeLessThan(0.018);
    expect(Math.abs(moment(values, 3))).toBeLessThan(0.05);
    expect(Math.abs(moment(values, 4) - 3)).toBeLessThan(0.13);
  });

  it("has pairs and neighbours that know nothing of each other", () => {
    const values = draw(2, 100_003);
    for (const distance of [1, 2, 3]) {
      const products = values
        .slice(distance)
        .map((x, i) => x * (values[i] ?? NaN));
      expect(Math.abs(moment(products, 1))).toBeLessThan(0.013);
    }
  });

  it("fills an odd count, with the deviation asked for", () => {
    const values = draw(3, 7, 0.02);
    expect(values.length).toBe(7);
    expect(values.every((x) => x !== 0 && Math.abs(x) < 0.1)).toBe(true);
    expectNumbers(
      values,
      draw(3, 7).map((x) => x * 0.02),
      1e-8,
    );
  });

  it("repeats itself for a seed, and only for it", () => {
    expect(draw(4, 5)).toEqual(draw(4, 5));
    expect(draw(4, 5)).not.toEqual(draw(5, 5));
  });
});
