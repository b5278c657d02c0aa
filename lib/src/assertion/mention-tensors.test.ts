import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";
import { mentionTensors } from "./mention-tensors";

it("fills up sentences, and mentions", () => {
  const tensors = mentionTensors(
    [
      { inputIds: [2, 9, 8, 7, 3], pieces: [[1], [2, 3], []] },
      { inputIds: [2, 6, 3], pieces: [[1]] },
    ],
    11,
  );
  const { inputIds, attentionMask, mentionMask } = tensors;
  expect(inputIds.arraySync()).toEqual([
    [2, 9, 8, 7, 3],
    [2, 6, 3, 11, 11],
  ]);
  expect(attentionMask.arraySync()).toEqual([
    [1, 1, 1, 1, 1],
    [1, 1, 1, 0, 0],
  ]);
  const none = [0, 0, 0, 0, 0];
  expect(mentionMask.arraySync()).toEqual([
    [[0, 1, 0, 0, 0], [0, 0, 1, 1, 0], none],
    [[0, 1, 0, 0, 0], none, none],
  ]);
  expect([inputIds.dtype, attentionMask.dtype]).toEqual(["int32", "int32"]);
  tf.dispose(tensors);
});
