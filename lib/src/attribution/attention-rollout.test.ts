import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { attentionRollout } from "./attention-rollout";

it("multiplies two layers by hand", () => {
  const layer = (...numbers: number[]) => tf.tensor4d(numbers, [1, 1, 2, 2]);
  const flow = attentionRollout([layer(0.5, 0.5, 1, 0), layer(0, 1, 0, 1)]);
  // ½A + ½I: [[.75, .25], [.5, .5]], then [[.5, .5], [0, 1]] from the left.
  expectTensor(flow, [1, 2, 2], [0.625, 0.375, 0.5, 0.5]);
});

it("takes the mean of heads, keeps rows at 1, and leaves nothing behind", () => {
  const layers = [0, 1, 2].map(
    (phase) => tf.softmax(waveTensor([2, 3, 5, 5], phase)) as tf.Tensor4D,
  );
  const flow = attentionRollout(layers);
  expectTensor(flow.sum(2), [2, 5], Array(10).fill(1));
  expectNoLeak(() => attentionRollout(layers));
});

it("says what does not fit", () => {
  expect(() => attentionRollout([])).toThrow(/at least one layer, got none/);
  const layers = [
    tf.ones([1, 1, 2, 2]),
    tf.ones([1, 1, 3, 3]),
  ] as tf.Tensor4D[];
  expect(() => attentionRollout(layers)).toThrow(
    /weights of shape \[1, numHeads, 2, 2\], got \[1, 1, 3, 3\]/,
  );
});
