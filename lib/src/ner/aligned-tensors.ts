import * as tf from "@tensorflow/tfjs";
import type { AlignedBatch } from "./tokenize-and-align-labels";

/** Some sentences as tensors; whoever receives a batch disposes of all. */
export type NerBatch = {
  /** int32 `[batch, seqLen]` */
  inputIds: tf.Tensor2D;
  /** int32 `[batch, seqLen]`, 1 = token, 0 = padding */
  attentionMask: tf.Tensor2D;
  /** int32 `[batch, seqLen]`, -100 = not counted */
  labels: tf.Tensor2D;
};

/** The tables of `tokenizeAndAlignLabels` as a model takes them. */
export function alignedTensors({
  inputIds,
  attentionMask,
  labels,
}: Pick<AlignedBatch, "inputIds" | "attentionMask" | "labels">): NerBatch {
  const table = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");
  return {
    inputIds: table(inputIds),
    attentionMask: table(attentionMask),
    labels: table(labels),
  };
}
