import * as tf from "@tensorflow/tfjs";
import type { TensorData } from "../../data/data";
import { toTensor } from "./to-tensor";

/**
 * Notes whose every word says something of each class, louder or more quietly by its place; padding
 * says something too, so that it shows what stands where. `int32 [notes, seqLen] → [notes, classes]`.
 */
export function placedWords(
  table: TensorData,
  places: TensorData,
): (tokenIds: tf.Tensor2D) => tf.Tensor2D {
  return (tokenIds) =>
    tf.tidy(() => {
      if (tokenIds?.dtype !== "int32" || tokenIds.rank !== 2) {
        throw new Error("forward: expected int32 token ids [notes, seqLen].");
      }
      const said = toTensor(table).gather(tokenIds);
      const [, seqLen] = tokenIds.shape;
      const loudness = toTensor<tf.Rank.R2>(places).slice([0, 0], [seqLen, 1]);
      const sums: tf.Tensor2D = said.mul(loudness.expandDims(0)).sum(1);
      return sums.add(sums.square().div(5));
    });
}
