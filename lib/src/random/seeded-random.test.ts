import { describe, expect, it } from "vitest";
import {
  readRandomState,
  seededRandom,
  writeRandomState,
} from "./seeded-random";

const draw = (seed: number | string, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random());
};

describe("seededRandom", () => {
  it("gives the numbers that Alea gives on every machine", () => {
    expect(draw("hello.", 2)).toEqual([0.4783254903741181, 0.8297006865032017]);
    expect(draw(42, 2)).toEqual([0.6848634963389486, 0.5463244677521288]);
  });

  it("repeats with the seed and differs without it", () => {
    expect(draw(7, 5)).toEqual(draw("7", 5));
    expect(draw(7, 5)).not.toEqual(draw(8, 5));
  });

  it("is uniform in [0, 1)", () => {
    const numbers = draw(1, 10_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
    expect(mean).toBeCloseTo(0.5, 2); // standard error 0.003
  });
});

describe("readRandomState and writeRandomState", () => {
  it("bring a generator back to where it stood, also through JSON", () => {
    const random = seededRandom(3);
    for (let i = 0; i < 5; i++) random();
    const state: number[] = JSON.parse(JSON.stringify(readRandomState(random)));
    const drawn = Array.from({ length: 7 }, random);
    const other = seededRandom("another");
    writeRandomState(other, state);
    writeRandomState(random, state);
    expect(Array.from({ length: 7 }, other)).toEqual(drawn);
    expect(Array.from({ length: 7 }, random)).toEqual(drawn);
  });

  it("know nothing of another source of numbers", () => {
    expect(readRandomState(() => 0.5)).toBeUndefined();
    expect(() => writeRandomState(() => 0.5, [1, 2, 3, 4])).not.toThrow();
  });
});
