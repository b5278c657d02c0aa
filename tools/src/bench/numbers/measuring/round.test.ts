import { expect, it } from "vitest";
import { roundOf } from "./round";

it("takes the median, the ends and the count", () => {
  expect(roundOf([5, 4, 7])).toEqual({ median: 5, min: 4, max: 7, runs: 3, unevenness: 7 / 4 });
});

it("compares single times where there are five", () => {
  expect(roundOf([10, 11, 12, 15, 30]).unevenness).toBe(3);
});

it("does not mind one hiccup among many", () => {
  const times = new Array<number>(35).fill(2);
  times[17] = 200;
  expect(roundOf(times)).toMatchObject({ max: 200, unevenness: 1 });
});

it("sees that a fifth of a round was slow", () => {
  const times = [...new Array<number>(28).fill(2), ...new Array<number>(7).fill(5)];
  expect(roundOf(times).unevenness).toBe(2.5);
});
