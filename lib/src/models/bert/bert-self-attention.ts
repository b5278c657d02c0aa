import * as tf from "@tensorflow/tfjs";
import { maskedSoftmax } from "../../functional/masked-softmax";
import { Dropout } from "../../layers/dropout";
import type { Linear } from "../../layers/linear";
import { Module } from "../../layers/module";
import { bertLinear } from "./bert-linear";
import type { BertParts } from "./bert-parts";

/** What a layer of a BERT is told besides its input. */
export interface BertLayerOptions {
  /** `[batch, 1, 1, seqLen]`; 1 = may be attended to, 0 = hidden */
  readonly mask?: tf.Tensor | undefined;
  /** Whether the attention weights are wanted: keeping them costs memory. */
  readonly outputAttentions?: boolean | undefined;
}

/** A layer's output and, when asked for, where each token looked. */
export interface BertLayerResult {
  /** `[batch, seqLen, hiddenSize]` */
  output: tf.Tensor3D;
  /** `[batch, numHeads, seqLen, seqLen]`; rows sum to 1, before dropout */
  weights?: tf.Tensor4D;
}

/**
 * Self-attention in several heads, up to but without the output's map.
 *
 * softmax(query · keyᵀ / √dHead) · value in each head, the heads side by side.
 *
 * @see Vaswani et al. 2017, §3.2.2, https://arxiv.org/abs/1706.03762
 */
export class BertSelfAttention extends Module {
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly dropout: Dropout;
  readonly numHeads: number;

  constructor({ config, firstWeights, random }: BertParts) {
    super();
    const { hiddenSize } = config;
    const map = () => bertLinear(hiddenSize, hiddenSize, firstWeights);
    this.query = map();
    this.key = map();
    this.value = map();
    const rate = config.attentionProbsDropoutProb;
    this.dropout = new Dropout({ rate, random });
    this.numHeads = config.numAttentionHeads;
  }

  /** What the heads found in `x`, `[batch, seqLen, hiddenSize]`. */
  forward(
    x: tf.Tensor3D,
    { mask, outputAttentions = false }: BertLayerOptions,
  ): BertLayerResult {
    const [batch, seqLen, hiddenSize] = x.shape;
    const dHead = hiddenSize / this.numHeads;
    const splitHeads = (features: tf.Tensor3D): tf.Tensor4D =>
      features
        .reshape([batch, seqLen, this.numHeads, dHead])
        .transpose([0, 2, 1, 3]); // [batch, numHeads, seqLen, dHead]
    return tf.tidy(() => {
      const query = splitHeads(this.query.forward(x));
      const key = splitHeads(this.key.forward(x));
      const value = splitHeads(this.value.forward(x));
      const scores: tf.Tensor4D = tf.matMul(query, key, false, true);
      const scale = 1 / Math.sqrt(dHead);
      const weights = maskedSoftmax(scores, { mask, scale });
      const context = tf.matMul(this.dropout.forward(weights), value);
      const output: tf.Tensor3D = context
        .transpose([0, 2, 1, 3]) // [batch, seqLen, numHeads, dHead]
        .reshape([batch, seqLen, hiddenSize]);
      return { output, ...(outputAttentions && { weights }) };
    });
  }
}
