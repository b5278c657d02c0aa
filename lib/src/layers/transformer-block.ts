import * as tf from "@tensorflow/tfjs";
import type { Random } from "../random/seeded-random";
import { Dropout } from "./dropout";
import { LayerNorm } from "./layer-norm";
import { Linear } from "./linear";
import { Module } from "./module";
import {
  MultiHeadSelfAttention,
  type SelfAttentionResult,
} from "./multi-head-self-attention";

/** The sizes of a {@link TransformerBlock}. */
export interface TransformerBlockOptions {
  readonly dModel: number;
  /** Divides `dModel`. */
  readonly numHeads: number;
  /** The features between the two linear layers; often 4 · dModel. */
  readonly dFf: number;
  /** @default 0.1 */
  readonly dropoutRate?: number | undefined;
  readonly random: Random;
}

/**
 * One layer of a transformer's encoder: tokens look around, then think.
 *
 * x₁ = norm1(x + dropout(attention(x)))
 * x₂ = norm2(x₁ + dropout(linear2(dropout(ReLU(linear1(x₁))))))
 *
 * The norm comes after the sum ("post-norm"), as in the paper.
 *
 * @see Vaswani et al. 2017, §3.1 and §3.3, https://arxiv.org/abs/1706.03762
 */
export class TransformerBlock extends Module {
  readonly attention: MultiHeadSelfAttention;
  readonly linear1: Linear;
  readonly linear2: Linear;
  readonly norm1: LayerNorm;
  readonly norm2: LayerNorm;
  readonly dropout: Dropout;

  constructor({
    dModel,
    numHeads,
    dFf,
    dropoutRate = 0.1,
    random,
  }: TransformerBlockOptions) {
    super();
    this.attention = new MultiHeadSelfAttention({
      dModel,
      numHeads,
      dropoutRate,
      random,
    });
    this.linear1 = new Linear({
      inFeatures: dModel,
      outFeatures: dFf,
      random,
    });
    this.linear2 = new Linear({
      inFeatures: dFf,
      outFeatures: dModel,
      random,
    });
    this.norm1 = new LayerNorm({ dModel });
    this.norm2 = new LayerNorm({ dModel });
    this.dropout = new Dropout({ rate: dropoutRate, random });
  }

  /**
   * The tokens' features after this layer, and its attention weights.
   *
   * @param x `[batch, seqLen, dModel]`
   * @param mask `[batch, 1, 1, seqLen]`; 1 = may be attended to, 0 = hidden
   * @returns output and weights; the caller disposes of both
   * @throws ShapeError when `x` or `mask` does not fit
   */
  forward(x: tf.Tensor3D, mask?: tf.Tensor): SelfAttentionResult {
    return tf.tidy(() => {
      const { output: seen, weights } = this.attention.forward(x, mask);
      const attended = this.norm1.forward<tf.Tensor3D>(
        x.add(this.dropout.forward(seen)),
      );
      const hidden = tf.relu(this.linear1.forward(attended));
      const thought = this.linear2.forward(this.dropout.forward(hidden));
      const output = this.norm2.forward<tf.Tensor3D>(
        attended.add(this.dropout.forward(thought)),
      );
      return { output, weights };
    });
  }
}
