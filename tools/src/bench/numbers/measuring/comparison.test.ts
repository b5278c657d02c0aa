import { describe, expect, it } from "vitest";
import { compareRounds, steadyRounds } from "./comparison";
import type { Round } from "./round";

const round = (median: number, unevenness = 1.1): Round => ({
  median,
  min: median,
  max: median,
  runs: 5,
  unevenness,
});

describe("steadyRounds", () => {
  it("drops a round from twice the usual unevenness on", () => {
    const unevenness = [1.1, 1.2, 2.39, 2.4, 1.2];
    expect(steadyRounds(unevenness.map((each) => round(90, each)))).toEqual([
      true,
      true,
      true,
      false,
      true,
    ]);
  });

  it("keeps at least half, however uneven they are", () => {
    const kept = steadyRounds([1, 3, 9, 27, 81].map((each) => round(90, each)));
    expect(kept).toEqual([true, true, true, false, false]);
  });

  it.each([[[9]], [[1, 50]]])("keeps what it has nothing to compare with: %j", (unevenness) => {
    expect(steadyRounds(unevenness.map((each) => round(90, each)))).not.toContain(false);
  });
});

describe("compareRounds", () => {
  it("divides within each round, and takes the median of that", () => {
    const ours = [round(30), round(20), round(11)];
    const peer = [round(10), round(40), round(10)];
    expect(compareRounds(ours, peer)).toEqual({
      ours: { median: 20, min: 11, max: 30 },
      peer: { median: 10, min: 10, max: 40 },
      ratio: { median: 1.1, min: 0.5, max: 3 },
      kept: 3,
      dropped: 0,
    });
  });

  it("leaves ours out of a dropped round too", () => {
    const ours = [round(10), round(99), round(12)];
    const peer = [round(10), round(10, 7), round(10)];
    expect(compareRounds(ours, peer)).toMatchObject({
      ours: { max: 12 },
      ratio: { max: 1.2 },
      kept: 2,
      dropped: 1,
    });
  });

  it("counts all of ours without a peer", () => {
    expect(compareRounds([round(3), round(5), round(4)])).toEqual({
      ours: { median: 4, min: 3, max: 5 },
      kept: 3,
      dropped: 0,
    });
  });
});
