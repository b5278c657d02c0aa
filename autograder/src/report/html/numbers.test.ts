import { expect, it } from "vitest";
import { shadeOf } from "./heat-map";
import { binCounts } from "./histogram";
import { durationInWords, momentInWords } from "./time-words";

it("puts a score at the edge of two bins into the upper, and full marks into the last", () => {
  expect(binCounts([0, 0.099, 0.1, 0.29, 0.3, 0.7, 0.999, 1])).toEqual([
    2, 1, 1, 1, 0, 0, 0, 1, 0, 2,
  ]);
  expect(binCounts([0.1 + 0.2, 3 / 10, 0.6 / 2])).toEqual([0, 0, 0, 3, 0, 0, 0, 0, 0, 0]);
});

it.each([
  [0, 10, 0],
  [-1, 10, 0],
  [0.1, 10, 1],
  [2.5, 10, 2],
  [5, 10, 3],
  [7.5, 10, 4],
  [9.9, 10, 4],
  [10, 10, 5],
  [11, 10, 5],
])("shades %d of %d as %d", (points, max, shade) => {
  expect(shadeOf(points, max)).toBe(shade);
});

it.each([
  [-3, "less than a minute"],
  [59, "less than a minute"],
  [60, "1 minute"],
  [3661, "1 hour 1 minute"],
  [100_000, "1 day 3 hours"],
  [86_400 * 2 + 120, "2 days 2 minutes"],
])("says of %d seconds: %s", (seconds, words) => {
  expect(durationInWords(seconds)).toBe(words);
});

it.each([
  ["2026-11-29T15:20:07.123Z", "2026-11-29, 15:20 UTC"],
  ["2026-11-29T15:20:00+01:00", "2026-11-29T15:20:00+01:00"],
  ["<b>", "<b>"],
])("writes the moment %s as %s", (moment, words) => {
  expect(momentInWords(moment)).toBe(words);
});
