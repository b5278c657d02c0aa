import * as tf from "@tensorflow/tfjs";
import { Module } from "../src/layers/module";

/** `[layer][head][query][key]` */
export type Weights = number[][][][];

/** A classifier of one note at a time whose answers are given, by the note's length. */
export class FixedAttention extends Module {
  constructor(
    private readonly weightsOf: (seqLen: number) => Weights,
    private readonly logits: number[] = [0],
  ) {
    super();
  }

  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D; attentionWeights: tf.Tensor4D[] } {
    const layers = this.weightsOf(tokenIds.shape[1]);
    return {
      logits: tf.tensor2d([this.logits]),
      attentionWeights: layers.map((heads) => tf.tensor4d([heads])),
    };
  }
}
