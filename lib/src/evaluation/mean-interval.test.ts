import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { meanInterval } from "./mean-interval";

describe("meanInterval", () => {
  it("is Student's own example: ten patients' hours of sleep gained", () => {
    // Student 1908, illustration I: mean 1.58, and by n - 1 a deviation of 1.23.
    const hours = [1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4];
    const { mean, low, high } = meanInterval(hours);
    expect(mean).toBeCloseTo(1.58, 10);
    expect(low).toBeCloseTo(0.7, 2);
    expect(high).toBeCloseTo(2.46, 2);
  });

  it("is wide for three values, and wider for two", () => {
    const three = meanInterval([1, 2, 3]);
    expect(three.mean).toBeCloseTo(2, 12);
    expect(three.high - three.mean).toBeCloseTo(4.3027 / Math.sqrt(3), 10);
    const two = meanInterval([1, 3]);
    expect(two.mean - two.low).toBeCloseTo(12.7062, 10);
  });

  it("says nothing of a single value, and nothing is wide of equal ones", () => {
    expect(meanInterval([0.3])).toEqual({
      mean: 0.3,
      low: -Infinity,
      high: Infinity,
    });
    expect(meanInterval([2, 2, 2])).toEqual({ mean: 2, low: 2, high: 2 });
  });

  it("holds the true mean 95 times in a hundred, however few there are", () => {
    const random = seededRandom(5);
    const normal = () =>
      Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    for (const n of [2, 3, 7, 20]) {
      const held = Array.from({ length: 4000 }, () => {
        const values = Array.from({ length: n }, () => 5 + 2 * normal());
        const { low, high } = meanInterval(values);
        return low <= 5 && 5 <= high;
      }).filter(Boolean).length;
      // Four standard deviations of a count of 4000 are 55.
      expect(Math.abs(held - 3800)).toBeLessThan(56);
    }
  });

  it("wants 1 to 20 values", () => {
    expect(() => meanInterval([])).toThrow(
      "meanInterval: expected 1 to 20 values, got 0.",
    );
    expect(() => meanInterval(new Array(21).fill(1))).toThrow("got 21.");
  });
});
