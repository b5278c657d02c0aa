import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
} from "../../tests/tensor-expectations";
import { partsOf, repeatRows, sumOverParts } from "./repeated-rows";

it("repeatRows puts the batch behind itself", () => {
  const rows = tf.tensor2d([
    [1, 2],
    [3, 5],
  ]);
  expectTensor(
    repeatRows(rows, 3),
    [6, 2],
    [1, 2, 3, 5, 1, 2, 3, 5, 1, 2, 3, 5],
  );
});

it.each([
  [7, 3, "0-3 3-6 6-7"],
  [7, undefined, "0-7"],
  [3, 0, "0-1 1-2 2-3"],
  [2, 100, "0-2"],
  [0, 3, ""],
])("partsOf(%i, %s) are %s", (length, size, wanted) => {
  const parts = [...partsOf(length, size)].map(([a, b]) => `${a}-${b}`);
  expect(parts.join(" ")).toBe(wanted);
});

describe("sumOverParts", () => {
  const make = (from: number, to: number) => [
    tf.scalar(to - from),
    tf.tensor1d([from, to]),
  ];

  it("adds tensor by tensor, by hand", () => {
    const [count, ends] = sumOverParts(7, 3, make);
    expectNumbers(count?.dataSync() ?? [], [7]);
    expectNumbers(ends?.dataSync() ?? [], [9, 16]);
  });

  it("leaves alone what a part hands out, and leaves nothing behind", () => {
    const own = tf.tensor1d([1, 2]);
    const [sum] = sumOverParts(1, 1, () => [own]);
    sum?.dispose();
    expectNumbers(own.dataSync(), [1, 2]);
    expectNoLeak(() => sumOverParts(7, 2, make));
  });
});
