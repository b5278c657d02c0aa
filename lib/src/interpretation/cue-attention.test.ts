import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";
import { Module } from "../layers/module";
import { cueAttention } from "./cue-attention";

/** Two heads: one looks at the first token only, one at all tokens equally. */
class Pointing extends Module {
  forward(tokenIds: tf.Tensor2D) {
    const [, length] = tokenIds.shape;
    const place = tf.oneHot(tf.fill([length], 1, "int32"), length).toFloat();
    const even = tf.fill([length, length], 1 / length);
    const weights: tf.Tensor4D = tf.stack([place, even]).expandDims(0);
    return {
      logits: tf.zeros<tf.Rank.R2>([1, 4]),
      attentionWeights: [weights],
    };
  }
}

const note = (cueAt: number | undefined) => ({
  tokenIds: [2, 9, 9, 9, 9, 0, 0],
  mentions: [{ diagnosis: 0, cueAt, termsAt: [3, 4] }],
});

it("tells who looks at the negation, and how much more than chance", () => {
  const before = tf.memory().numTensors;
  const model = new Pointing();
  const [pointing, even] = cueAttention(model, [note(1), note(undefined)]);
  expect(pointing).toEqual({ layer: 0, head: 0, ratio: 5, shareFirst: 1 });
  expect(even?.ratio).toBeCloseTo(1, 6);
  expect(even?.shareFirst).toBe(0);
  // The negation is elsewhere in half of them: half of the attention, and 0.
  const [half] = cueAttention(model, [note(1), note(2)]);
  expect(half).toEqual({ layer: 0, head: 0, ratio: 2.5, shareFirst: 0.5 });
  expect(model.training).toBe(false);
  expect(tf.memory().numTensors).toBe(before);
});
