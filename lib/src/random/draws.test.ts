import { describe, expect, it } from "vitest";
import { pickOne, randomInteger, shuffled } from "./draws";
import { seededRandom } from "./seeded-random";

/** The largest number below 1: the end of what a Random may give. */
const almostOne = () => 1 - 2 ** -53;

describe("randomInteger", () => {
  it("includes both ends and nothing beyond", () => {
    expect(randomInteger(() => 0, 3, 6)).toBe(3);
    expect(randomInteger(almostOne, 3, 6)).toBe(6);
    expect(randomInteger(() => 0.5, 3, 6)).toBe(5);
    expect(randomInteger(almostOne, -2, -2)).toBe(-2);
  });

  it("draws each number equally often", () => {
    const random = seededRandom(3);
    const counts = [0, 0, 0];
    for (let i = 0; i < 9000; i++) {
      const drawn = randomInteger(random, 0, 2);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    for (const count of counts)
      expect(Math.abs(count - 3000)).toBeLessThan(200);
  });

  it.each([
    [3, 2],
    [0.5, 2],
    [0, NaN],
  ])("refuses %d to %d", (low, high) => {
    expect(() => randomInteger(seededRandom(1), low, high)).toThrow(
      `randomInteger: expected whole numbers low ≤ high, got ${low} and ${high}. Both ends are included: randomInteger(random, 1, 3) is 1, 2 or 3.`,
    );
  });
});

describe("pickOne", () => {
  it("reaches the first and the last item, whatever they are", () => {
    expect(pickOne(() => 0, ["a", "b", "c"])).toBe("a");
    expect(pickOne(almostOne, ["a", "b", "c"])).toBe("c");
    expect(pickOne(() => 0, [undefined])).toBeUndefined();
  });

  it("refuses an empty list", () => {
    expect(() => pickOne(seededRandom(1), [])).toThrow(
      "pickOne: expected at least one item, got an empty list. Check the list before picking from it.",
    );
  });
});

describe("shuffled", () => {
  it("keeps the items and leaves its argument alone", () => {
    const items = Object.freeze([2, 3, 5, 7, 11]);
    const result = shuffled(seededRandom(5), items);
    expect([...result].sort((a, b) => a - b)).toEqual(items);
    expect(shuffled(seededRandom(5), [])).toEqual([]);
  });

  it("makes every order equally often", () => {
    const random = seededRandom(9);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = shuffled(random, ["a", "b", "c"]).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values())
      expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
