import { describe, expect, it } from "vitest";
import { packLengths } from "./sequence-packing";

describe("packLengths", () => {
  it("puts the longest first at each step, and ends with the longest", () => {
    const packing = packLengths([1, 3, 0, 2], 5);
    expect(packing.running).toEqual([3, 2, 1]);
    // Sequences 1, 3, 0 at the first step, 1 and 3 at the second, 1 at the third.
    expect([...packing.sources]).toEqual([5, 15, 0, 6, 16, 7]);
    expect([...packing.places]).toEqual([
      ...[2, -1, -1, -1, -1],
      ...[0, 3, 5, -1, -1],
      ...[-1, -1, -1, -1, -1],
      ...[1, 4, -1, -1, -1],
    ]);
    expect([...packing.ends]).toEqual([2, 5, -1, 4]);
    expect([...packing.ranks]).toEqual([2, 0, -1, 1]);
  });

  it("mirrors each sequence in itself, so that twice is as before", () => {
    const { mirrored, sources } = packLengths([1, 3, 0, 2], 5);
    expect([...mirrored]).toEqual([5, 4, 2, 3, 1, 0]);
    expect([...mirrored].map((row) => mirrored[row])).toEqual([
      ...sources.keys(),
    ]);
  });

  it("keeps the order of equal lengths, and has no steps of nothing", () => {
    const equal = packLengths([2, 2, 2], 2);
    expect([...equal.sources]).toEqual([0, 2, 4, 1, 3, 5]);
    expect(packLengths([0, 0], 3)).toMatchObject({ running: [] });
    expect(packLengths([], 3)).toMatchObject({ running: [], batch: 0 });
  });
});
