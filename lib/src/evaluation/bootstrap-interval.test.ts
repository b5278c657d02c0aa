import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { bootstrapInterval, type Resample } from "./bootstrap-interval";
import { percentile } from "./percentile";

const mean = (values: readonly number[]) =>
  values.reduce((total, value) => total + value, 0) / values.length;

describe("percentile", () => {
  it("is linear between neighbours, in any order of the values", () => {
    expect(percentile([30, 10, 20, 40, 50], 0.5)).toBe(30);
    expect(percentile([4, 1, 2, 3], 0.5)).toBe(2.5);
    expect(percentile([10, 20, 30, 40, 50], 0.95)).toBeCloseTo(48, 12);
    expect([percentile([3, 7], 0), percentile([3, 7], 1)]).toEqual([3, 7]);
    expect(percentile([5], 0.99)).toBe(5);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe("bootstrapInterval", () => {
  // 400 notes, 100 of them right: a standard error of √(.25·.75/400).
  const right = Array.from({ length: 400 }, (_, n) => (n % 4 === 0 ? 1 : 0));
  const measure = (resample: Resample) => mean(resample(right));

  it("agrees with the normal interval of a share", () => {
    const { estimate, low, high } = bootstrapInterval(400, measure, {
      random: seededRandom(1),
      numResamples: 4000,
    });
    const halfWidth = 1.96 * Math.sqrt((0.25 * 0.75) / 400);
    const monteCarloTolerance = 0.003;
    expect(estimate).toBe(0.25);
    expect(Math.abs(low - (0.25 - halfWidth))).toBeLessThan(
      monteCarloTolerance,
    );
    expect(Math.abs(high - (0.25 + halfWidth))).toBeLessThan(
      monteCarloTolerance,
    );
  });

  it("repeats with its seed, and is wider with more confidence", () => {
    const find = (seed: number, confidence?: number) =>
      bootstrapInterval(400, measure, {
        random: seededRandom(seed),
        numResamples: 200,
        confidence,
      });
    expect(find(1)).toEqual(find(1));
    expect(find(2)).not.toEqual(find(1));
    expect(find(1, 0.99).low).toBeLessThan(find(1, 0.5).low);
    expect(find(1, 0.99).high).toBeGreaterThan(find(1, 0.5).high);
  });

  it("draws tables that go together alike", () => {
    const double = right.map((value, n) => 2 * n + value);
    bootstrapInterval(
      400,
      (resample) => {
        const [values, doubles] = [resample(right), resample(double)];
        expect(doubles.map((d) => d % 2)).toEqual(values);
        return 1;
      },
      { random: seededRandom(1), numResamples: 3 },
    );
  });

  it("counts resamples that cannot be measured", () => {
    const { low, numUndefined } = bootstrapInterval(
      2,
      (resample) => (resample([0, 1]).includes(1) ? 1 : NaN),
      { random: seededRandom(1), numResamples: 200 },
    );
    expect(low).toBe(1);
    expect(Math.abs(numUndefined - 50)).toBeLessThan(25); // ¼ on average
  });

  it("refuses what gives no interval", () => {
    const random = seededRandom(1);
    expect(() => bootstrapInterval(0, () => 1, { random })).toThrow(
      "bootstrapInterval: expected numNotes to be a whole number of at least 1, got 0.",
    );
    expect(() =>
      bootstrapInterval(3, () => 1, { random, confidence: 95 }),
    ).toThrow(
      "bootstrapInterval: expected confidence between 0 and 1, got 95. 0.95 is usual.",
    );
    expect(() => bootstrapInterval(3, measure, { random })).toThrow(
      "bootstrapInterval: expected tables of 3 rows, got 400. Set numNotes to the number of rows.",
    );
  });
});
