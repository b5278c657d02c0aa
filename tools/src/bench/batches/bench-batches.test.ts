import { expect, it } from "vitest";
import { lineOf } from "./bench-batches";

it("shows time, time each, memory; and shouts where something was lost", () => {
  const row = {
    what: "grade 7",
    seconds: 10.5,
    notebooks: 7,
    peakMegabytes: 101.4,
    descriptors: 31,
  };
  expect(lineOf({ ...row, graded: 7 })).toBe(
    "grade 7                         10.5 s   1.50 s each   supervisor 101 MB, 31 descriptors",
  );
  expect(lineOf({ ...row, graded: 6 })).toMatch(/31 descriptors {3}EXPECTED 7, GRADED 6$/);
});
