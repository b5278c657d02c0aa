import { expect, it } from "vitest";
import { shapeDifference } from "./shape-difference";

const axes = ["batch", "numHeads", "queryLen", "keyLen"];
const expected = [2, 3, 5, 7];

it.each([
  [[2, 5, 3, 7], "numHeads and queryLen are swapped"],
  [[2, 3, 7, 5], "queryLen and keyLen are swapped"],
  [[7, 2, 3, 5], "the axes stand in the order keyLen, batch, numHeads, queryLen"],
  [[2, 5, 7], "numHeads is missing. Was it summed or averaged away?"],
  [[2, 3, 5, 1, 7], "there is an axis of size 1 too many, at place 3"],
  [[6, 5, 7], "batch and numHeads are flattened into one axis of 6"],
  [[2, 3, 35], "queryLen and keyLen are flattened into one axis of 35"],
  [[2, 3, 5, 5], "keyLen is 5, as many as queryLen"],
  [[2, 3, 5, 11], "keyLen is 11"],
  [[2, 3, 11, 13], "queryLen and keyLen differ"],
  [[210], "all axes are flattened into one of 210"],
  [[13], ""],
])("says of %j that %s", (observed, words) => {
  expect(shapeDifference(observed, expected, axes)).toBe(words);
});

it("misses an axis of size 1, and sees one that was not joined", () => {
  expect(shapeDifference([5, 7], [1, 5, 7], ["batch", "seqLen", "dModel"])).toBe(
    "batch, of size 1, is missing",
  );
  expect(shapeDifference([2, 7, 3, 5], [2, 7, 15], ["batch", "seqLen", "dModel"])).toBe(
    "dModel is still split into 3 and 5",
  );
});

it("guesses no order where two axes are of one size", () => {
  const square = ["batch", "queryLen", "keyLen"];
  expect(shapeDifference([5, 5, 2], [2, 5, 5], square)).toBe("batch and keyLen are swapped");
  expect(shapeDifference([3, 5, 5, 2], [2, 5, 3, 5], axes)).toBe(
    "batch, queryLen and keyLen differ",
  );
});
