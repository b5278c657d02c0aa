import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectNoLeak, expectTensor } from "../../tests/tensor-expectations";
import { repeatTarget, selectTarget } from "./select-target";

const table = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
// [batch, token, class]
const tokens = tf.range(0, 24).reshape([2, 3, 4]);

describe("selectTarget", () => {
  it("picks by hand", () => {
    expectTensor(selectTarget(tf.tensor2d([[7], [8]]), undefined), [2], [7, 8]);
    expectTensor(selectTarget(tf.tensor2d([[7], [8]]), 0), [2], [7, 8]);
    expectTensor(selectTarget(tf.tensor1d([7, 8]), undefined), [2], [7, 8]);
    expectTensor(selectTarget(table, 2), [2], [3, 6]);
    expectTensor(selectTarget(table, [0, 2]), [2], [1, 6]);
    expectTensor(selectTarget(tokens, { index: [1, 3] }), [2], [7, 19]);
    expectTensor(
      selectTarget(tokens, [
        [0, 1],
        [2, 3],
      ]),
      [2],
      [1, 23],
    );
  });

  it.each([
    [
      table,
      undefined,
      /target: expected an output with one number.*got an output \[2, 3\] and no/,
    ],
    [
      table,
      3,
      /place in an output \[batch, 3\], from 0, got \[3\]\. The first class is 0/,
    ],
    [table, -1, /got \[-1\]/],
    [table, 0.5, /got \[0\.5\]/],
    [table, [0], /a list of 2, the batch, got a list of 1/],
    [
      tokens,
      1,
      /place in an output \[batch, 3, 4\].*got \[1\]\. Name 2 axes.*index: \[0, 0\]/,
    ],
  ] as const)("refuses what does not fit (%#)", (output, target, message) => {
    expect(() => selectTarget(output, target)).toThrow(message);
  });

  it("lets gradients through to the number alone", () => {
    const gradient = tf.grad((x) => selectTarget(x, [2, 0]).sum())(table);
    expectTensor(gradient, [2, 3], [0, 0, 1, 1, 0, 0]);
  });

  it("leaves nothing behind", () => {
    expectNoLeak(() => selectTarget(table, 1));
  });
});

it("repeats lists, and leaves one for all as it is", () => {
  expect(repeatTarget([1, 2], 2)).toEqual([1, 2, 1, 2]);
  expect(repeatTarget(3, 5)).toBe(3);
  expect(repeatTarget(undefined, 5)).toBeUndefined();
});
