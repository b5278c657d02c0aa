import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { bucketByLength, noteLength } from "./length-buckets";

const lengths = Array.from({ length: 47 }, (_, i) => 3 + ((i * 29) % 47));
const all = lengths.map((_, i) => i);
const sorted = (notes: number[]) => [...notes].sort((a, b) => a - b);

describe("noteLength", () => {
  it("counts up to the last token that is not padding", () => {
    expect(noteLength([2, 0, 3, 0, 0])).toBe(3);
    expect(noteLength([2, 3])).toBe(2);
    expect(noteLength([0, 0])).toBe(0);
    expect(noteLength([])).toBe(0);
  });
});

describe("bucketByLength", () => {
  it("goes by length without a random, equals in their order", () => {
    expect(bucketByLength({ lengths: [5, 2, 9, 2, 4], batchSize: 2 })).toEqual([
      [1, 3],
      [4, 0],
      [2],
    ]);
  });

  it("deals out every note once, one batch smaller", () => {
    for (const batchesPerPool of [1, 2, 3, 50]) {
      const batches = bucketByLength({
        lengths,
        batchSize: 5,
        random: seededRandom(1),
        batchesPerPool,
      });
      expect(sorted(batches.flat())).toEqual(all);
      expect(sorted(batches.map(({ length }) => length))).toEqual([
        2,
        ...Array(9).fill(5),
      ]);
    }
  });

  it("keeps the spread of lengths in a batch small", () => {
    const batches = bucketByLength({
      lengths,
      batchSize: 5,
      random: seededRandom(1),
    });
    // One pool: 47 lengths that are all different, five neighbours a batch.
    for (const batch of batches) {
      const found = batch.map((note) => lengths[note] ?? 0);
      expect(Math.max(...found) - Math.min(...found)).toBe(batch.length - 1);
    }
    const firstLengths = batches.map(([note = 0]) => lengths[note]);
    expect(firstLengths).not.toEqual(sorted(firstLengths.map(Number)));
  });

  it("mixes anew each time, and repeats with the seed", () => {
    const random = seededRandom(7);
    const deal = (source = random) =>
      bucketByLength({
        lengths,
        batchSize: 5,
        random: source,
        batchesPerPool: 3,
      });
    const first = deal();
    const second = deal();
    const members = (batches: number[][]) =>
      batches.map((batch) => String(sorted(batch))).sort();
    expect(members(second)).not.toEqual(members(first));
    expect(deal(seededRandom(7))).toEqual(first);
  });

  it("refuses sizes that deal nothing", () => {
    expect(() => bucketByLength({ lengths, batchSize: 0 })).toThrow(
      "bucketByLength: expected batchSize to be a whole number of at least 1, got 0.",
    );
  });
});
