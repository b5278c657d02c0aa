import { expect, it } from "vitest";
import { broadcastItems, productShape } from "./matrix-product";

it.each([
  [[], [], [0]],
  [[3], [3], [0, 1, 2]],
  [[1], [3], [0, 0, 0]],
  [[], [2, 2], [0, 0, 0, 0]],
  [
    [2, 1],
    [2, 3],
    [0, 0, 0, 1, 1, 1],
  ],
  [[3], [2, 3], [0, 1, 2, 0, 1, 2]],
  [
    [1, 3],
    [2, 3],
    [0, 1, 2, 0, 1, 2],
  ],
])("repeats the matrices of %j over %j", (from, to, items) => {
  expect(broadcastItems(from, to)).toEqual(items);
});

it("reads sizes through transposes and batches", () => {
  expect(productShape([2, 1, 5, 3], [4, 7, 5], true, true)).toEqual({
    leftBatch: [2, 1],
    rightBatch: [4],
    batch: [2, 4],
    rows: 3,
    inner: 5,
    columns: 7,
    transposeLeft: true,
    transposeRight: true,
  });
});
