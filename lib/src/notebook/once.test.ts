import { describe, expect, it } from "vitest";
import { once } from "./once";

describe("once", () => {
  it("computes nothing before it is asked, and then a single time", () => {
    let count = 0;
    const counted = once(() => ++count);
    expect(count).toBe(0);
    expect([counted(), counted(), count]).toEqual([1, 1, 1]);
  });

  it("keeps nothing where the computing threw", () => {
    let isSolved = false;
    const answer = once(() => {
      if (!isSolved) throw new Error("TODO 01.1");
      return 7;
    });
    expect(answer).toThrow("TODO 01.1");
    isSolved = true;
    expect(answer()).toBe(7);
  });

  it("keeps a promise, but none that was rejected", async () => {
    let count = 0;
    const answer = once(async () => {
      count += 1;
      if (count === 1) throw new Error("TODO 01.1");
      return count;
    });
    await expect(answer()).rejects.toThrow("TODO 01.1");
    expect([await answer(), await answer()]).toEqual([2, 2]);
  });

  it("keeps undefined, too", () => {
    let count = 0;
    const nothing = once(() => {
      count += 1;
    });
    nothing();
    nothing();
    expect(count).toBe(1);
  });
});
