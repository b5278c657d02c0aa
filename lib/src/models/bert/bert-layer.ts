import * as tf from "@tensorflow/tfjs";
import { gelu } from "../../functional/gelu";
import { Dropout } from "../../layers/dropout";
import { LayerNorm } from "../../layers/layer-norm";
import type { Linear } from "../../layers/linear";
import { Module } from "../../layers/module";
import { bertLinear } from "./bert-linear";
import type { BertParts } from "./bert-parts";
import {
  type BertLayerOptions,
  type BertLayerResult,
  BertSelfAttention,
} from "./bert-self-attention";
import { canRunWhole, runWhole } from "./whole-layer";

/** The end of a sublayer: norm(residual + dropout(dense(x))). */
class BertSublayerOutput extends Module {
  readonly dense: Linear;
  readonly LayerNorm: LayerNorm;
  readonly dropout: Dropout;

  constructor(inFeatures: number, { config, firstWeights, random }: BertParts) {
    super();
    this.dense = bertLinear(inFeatures, config.hiddenSize, firstWeights);
    this.LayerNorm = new LayerNorm({
      dModel: config.hiddenSize,
      epsilon: config.layerNormEps,
    });
    this.dropout = new Dropout({ rate: config.hiddenDropoutProb, random });
  }

  forward(x: tf.Tensor3D, residual: tf.Tensor3D): tf.Tensor3D {
    return tf.tidy(() => {
      const mapped = this.dropout.forward(this.dense.forward(x));
      return this.LayerNorm.forward<tf.Tensor3D>(residual.add(mapped));
    });
  }
}

/** Self-attention, with its residual and norm. */
class BertAttention extends Module {
  readonly self: BertSelfAttention;
  readonly output: BertSublayerOutput;

  constructor(parts: BertParts) {
    super();
    this.self = new BertSelfAttention(parts);
    this.output = new BertSublayerOutput(parts.config.hiddenSize, parts);
  }

  forward(x: tf.Tensor3D, options: BertLayerOptions): BertLayerResult {
    return tf.tidy(() => {
      const seen = this.self.forward(x, options);
      return { ...seen, output: this.output.forward(seen.output, x) };
    });
  }
}

/** The wide map in the middle of a layer: gelu(dense(x)). */
class BertIntermediate extends Module {
  readonly dense: Linear;

  constructor({ config, firstWeights }: BertParts) {
    super();
    const { hiddenSize, intermediateSize } = config;
    this.dense = bertLinear(hiddenSize, intermediateSize, firstWeights);
  }

  forward(x: tf.Tensor3D): tf.Tensor3D {
    return tf.tidy(() => gelu(this.dense.forward(x)));
  }
}

/**
 * One layer of a BERT: attention, then two linear maps with a GELU between.
 *
 * The parts are cut, and called, as in the published weights.
 *
 * @see Devlin et al. 2019, §3, https://arxiv.org/abs/1810.04805
 */
export class BertLayer extends Module {
  readonly attention: BertAttention;
  readonly intermediate: BertIntermediate;
  readonly output: BertSublayerOutput;

  constructor(parts: BertParts) {
    super();
    this.attention = new BertAttention(parts);
    this.intermediate = new BertIntermediate(parts);
    this.output = new BertSublayerOutput(parts.config.intermediateSize, parts);
  }

  /** `x`, `[batch, seqLen, hiddenSize]`, after this layer. */
  forward(x: tf.Tensor3D, options: BertLayerOptions): BertLayerResult {
    if (canRunWhole(this, x, options)) {
      return { output: runWhole(this, x, options.mask) };
    }
    return tf.tidy(() => {
      const attended = this.attention.forward(x, options);
      const wide = this.intermediate.forward(attended.output);
      const output = this.output.forward(wide, attended.output);
      return { ...attended, output };
    });
  }
}
