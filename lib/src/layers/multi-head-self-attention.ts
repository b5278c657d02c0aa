import * as tf from "@tensorflow/tfjs";
import type { Random } from "../random/seeded-random";
import { headSize, requireFeatures } from "./attention-shapes";
import { Dropout } from "./dropout";
import { Linear } from "./linear";
import { Module } from "./module";
import { scaledDotProductAttention } from "./scaled-dot-product-attention";

/** The sizes of a {@link MultiHeadSelfAttention}. */
export interface SelfAttentionOptions {
  readonly dModel: number;
  /** Divides `dModel`. */
  readonly numHeads: number;
  /** The share of attention weights dropped in training. @default 0.1 */
  readonly dropoutRate?: number | undefined;
  readonly random: Random;
}

/** A layer's output, and where each token looked. */
export interface SelfAttentionResult {
  /** `[batch, seqLen, dModel]` */
  output: tf.Tensor3D;
  /** `[batch, numHeads, seqLen, seqLen]`; rows sum to 1, before dropout */
  weights: tf.Tensor4D;
}

/**
 * Self-attention in several heads, each in a part of the features.
 *
 * Query, key and value are three linear maps of the same tokens. Head h works
 * on features h · dHead to (h + 1) · dHead - 1, dHead = dModel / numHeads; the
 * heads' contexts are put side by side and mapped once more, by `output`.
 *
 * @see Vaswani et al. 2017, §3.2.2, https://arxiv.org/abs/1706.03762
 */
export class MultiHeadSelfAttention extends Module {
  readonly numHeads: number;
  readonly dHead: number;
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly output: Linear;
  readonly dropout: Dropout;

  /** @throws ShapeError when `numHeads` does not divide `dModel` */
  constructor({
    dModel,
    numHeads,
    dropoutRate = 0.1,
    random,
  }: SelfAttentionOptions) {
    super();
    this.numHeads = numHeads;
    this.dHead = headSize(dModel, numHeads);
    const sizes = { inFeatures: dModel, outFeatures: dModel, random };
    this.query = new Linear(sizes);
    this.key = new Linear(sizes);
    this.value = new Linear(sizes);
    this.output = new Linear(sizes);
    this.dropout = new Dropout({ rate: dropoutRate, random });
  }

  /**
   * Each token's features after it has looked at the others.
   *
   * @param x `[batch, seqLen, dModel]`
   * @param mask `[batch, 1, 1, seqLen]`; 1 = may be attended to, 0 = hidden
   * @returns output and weights; the caller disposes of both
   * @throws ShapeError when `x` or `mask` does not fit
   */
  forward(x: tf.Tensor3D, mask?: tf.Tensor): SelfAttentionResult {
    const dModel = this.numHeads * this.dHead;
    requireFeatures("MultiHeadSelfAttention", x, dModel);
    const [batch, seqLen] = x.shape;
    const splitHeads = (features: tf.Tensor3D): tf.Tensor4D =>
      features
        .reshape([batch, seqLen, this.numHeads, this.dHead])
        .transpose([0, 2, 1, 3]); // [batch, numHeads, seqLen, dHead]
    return tf.tidy(() => {
      const { context, weights } = scaledDotProductAttention(
        splitHeads(this.query.forward(x)),
        splitHeads(this.key.forward(x)),
        splitHeads(this.value.forward(x)),
        { mask, dropout: this.dropout },
      );
      const joined: tf.Tensor3D = context
        .transpose([0, 2, 1, 3]) // [batch, seqLen, numHeads, dHead]
        .reshape([batch, seqLen, dModel]);
      return { output: this.output.forward(joined), weights };
    });
  }
}
