import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { visitLengths } from "./visit-lengths";

const codeMask = () =>
  tf.tensor3d(
    [
      [1, 1, 0, 0, 0, 1, 0, 0], // three, the second without codes
      [1, 0, 0, 0, 0, 0, 0, 0], // one
      [0, 0, 0, 0, 0, 0, 0, 0], // none
      [0, 0, 0, 0, 0, 0, 1, 0], // four
    ].flat(),
    [4, 4, 2],
  );

describe("visitLengths", () => {
  it("counts up to the last visit with a code", () => {
    expect(visitLengths({ codeMask: codeMask() })).toEqual([3, 1, 0, 4]);
    const asBool = codeMask().notEqual(0);
    expect(visitLengths({ codeMask: asBool })).toEqual([3, 1, 0, 4]);
  });

  it("believes a mask of visits, also of those without codes", () => {
    const visitMask = tf.tensor2d(
      [1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0],
      [4, 4],
    );
    const lengths = visitLengths({ codeMask: codeMask(), visitMask });
    expect(lengths).toEqual([4, 2, 1, 3]);
  });

  it("refuses padding before a visit", () => {
    const visitMask = tf.tensor2d([1, 1, 0, 1, 0, 1], [2, 3]);
    const masks = { codeMask: tf.ones([2, 3, 2]), visitMask };
    expect(() => visitLengths(masks)).toThrow(
      "visitLengths: expected visitMask with all of a patient's visits before the padding, got padding before a visit in row 1. A visit without codes is a visit: mark it with 1.",
    );
  });
});
