import { describe, expect, it } from "vitest";
import { wilsonInterval } from "./wilson-interval";

describe("wilsonInterval", () => {
  it("has the published bounds", () => {
    // Newcombe 1998, table I: 81 of 263, and 15 of 148.
    const { rate, low, high } = wilsonInterval(81, 263);
    expect(rate).toBeCloseTo(0.308, 3);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
    expect(wilsonInterval(15, 148).low).toBeCloseTo(0.0624, 4);
  });

  it("says what none among many leaves open", () => {
    const { rate, low, high } = wilsonInterval(0, 20);
    expect([rate, low]).toEqual([0, 0]);
    expect(high).toBeCloseTo(0.1611, 4);
    expect(wilsonInterval(20, 20)).toMatchObject({ rate: 1, high: 1 });
    expect(wilsonInterval(20, 20).low).toBeCloseTo(0.8389, 4);
  });

  it("knows nothing of nothing", () => {
    expect(wilsonInterval(0, 0)).toEqual({ rate: NaN, low: 0, high: 1 });
  });

  it("refuses shares", () => {
    for (const [count, total] of [
      [0.5, 1],
      [3, 2],
      [-1, 2],
    ] as const) {
      expect(() => wilsonInterval(count, total)).toThrow(
        `wilsonInterval: expected whole numbers, 0 ≤ count ≤ total, got ${count} and ${total}.`,
      );
    }
  });
});
