import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectNoLeak } from "../../tests/tensor-expectations";
import { deletionCurve } from "./deletion-curve";
import { insertionCurve } from "./insertion-curve";

/** The second class's logit is the sum of the ids, times 10 for the fourth place. */
const forward = (tokenIds: tf.Tensor2D): tf.Tensor2D =>
  tf.tidy(() => {
    const sums = tokenIds
      .toFloat()
      .mul(tf.tensor1d([1, 1, 1, 10, 1]))
      .sum(1, true);
    return tf.concat2d([tf.zerosLike(sums), sums] as tf.Tensor2D[], 1);
  });
const note = { forward, tokenIds: [2, 5, 3, 7, 0], target: 1 };

describe("deletionCurve", () => {
  it("takes the highest score out first, and keeps special tokens, by hand", () => {
    const { fractions, logits, area } = deletionCurve({
      ...note,
      scores: [99, 0.5, 0.1, 3, 99],
    });
    expect(fractions).toEqual([0, 1 / 3, 2 / 3, 1]);
    expect(logits).toEqual([80, 10, 5, 2]);
    expect(area).toBeCloseTo((45 + 7.5 + 3.5) / 3, 5);
  });

  it("falls less fast in a worse order, and lets the earlier of equals go first", () => {
    const good = deletionCurve({ ...note, scores: [0, 1, 0, 2, 0] });
    const bad = deletionCurve({ ...note, scores: [0, 1, 1, 0, 0] });
    expect(bad.logits).toEqual([80, 75, 72, 2]);
    expect(good.area).toBeLessThan(bad.area);
  });

  it("says what does not fit", () => {
    expect(() => deletionCurve({ ...note, scores: [1, 2] })).toThrow(
      /5 finite scores.*got 2\./,
    );
    expect(() =>
      deletionCurve({ ...note, scores: [1, 2, 3, Number.NaN, 5] }),
    ).toThrow(/not all finite/);
    expect(() =>
      deletionCurve({ ...note, tokenIds: [2, 0], scores: [1, 2] }),
    ).toThrow(/a token that may go/);
    const scores = [0, 1, 0, 2, 0];
    expect(() => deletionCurve({ ...note, scores, target: 2 })).toThrow(
      /a place in an output \[batch, 2\], from 0, got \[2\]/,
    );
  });

  it("leaves nothing behind", () => {
    expectNoLeak(() => {
      deletionCurve({ ...note, scores: [0, 1, 0, 2, 0] });
      return [];
    });
  });
});

it("insertionCurve brings the highest score back first", () => {
  const { logits, area } = insertionCurve({
    ...note,
    scores: [0, 0.5, 0.1, 3, 0],
  });
  expect(logits).toEqual([2, 72, 77, 80]);
  expect(area).toBeCloseTo((37 + 74.5 + 78.5) / 3, 5);
});
