import * as tf from "@tensorflow/tfjs";
import { gelu } from "../../functional/gelu";
import {
  ignoredLabel,
  tokenClassificationLoss,
} from "../../functional/token-classification-loss";
import { makeVariable } from "../../layers/initialisers";
import { LayerNorm } from "../../layers/layer-norm";
import type { Linear } from "../../layers/linear";
import { Module } from "../../layers/module";
import type { Random } from "../../random/seeded-random";
import type { FullBertConfig } from "./bert-config";
import { bertLinear } from "./bert-linear";
import type { BertModel, BertModelInput } from "./bert-model";
import { normalWeights } from "./first-weights";
import { lookupRows } from "./lookup-rows";

/** What a {@link BertForMaskedLM} is made of. */
export interface MaskedLMOptions {
  /** New, or with weights that were loaded; it is trained with the rest. */
  readonly bert: BertModel;
  readonly random: Random;
}

/** Rows with gaps, and what belongs there. */
export interface MaskedLMInput extends BertModelInput {
  /** int32 `[batch, seqLen]`: the piece that belongs there, -100 where none is
   * to be predicted. */
  readonly labels: tf.Tensor2D;
}

/** Under Hugging Face's names, which is why some are not in camel case. */
class PredictionHeadTransform extends Module {
  readonly dense: Linear;
  readonly LayerNorm: LayerNorm;

  constructor({ hiddenSize, layerNormEps }: FullBertConfig, random: Random) {
    super();
    this.dense = bertLinear(hiddenSize, hiddenSize, normalWeights(random));
    this.LayerNorm = new LayerNorm({
      dModel: hiddenSize,
      epsilon: layerNormEps,
    });
  }
}

class LMPredictionHead extends Module {
  readonly transform: PredictionHeadTransform;
  readonly bias: tf.Variable;

  constructor(config: FullBertConfig, random: Random) {
    super();
    const { vocabSize } = config;
    this.transform = new PredictionHeadTransform(config, random);
    this.bias = makeVariable(new Float32Array(vocabSize), [vocabSize]);
  }

  /** The logits of some vectors, `[numTokens, vocabSize]`; the caller disposes. */
  forward(hidden: tf.Tensor2D, wordEmbeddings: tf.Tensor2D): tf.Tensor2D {
    return tf.tidy(() => {
      const { dense, LayerNorm } = this.transform;
      const transformed = LayerNorm.forward(gelu(dense.forward(hidden)));
      return tf
        .matMul(transformed, wordEmbeddings, false, true)
        .add(this.bias) as tf.Tensor2D;
    });
  }
}

class OnlyMLMHead extends Module {
  readonly predictions: LMPredictionHead;

  constructor(config: FullBertConfig, random: Random) {
    super();
    this.predictions = new LMPredictionHead(config, random);
  }
}

/**
 * A BERT that says which piece belongs into a gap: what BERTs are pre-trained
 * with.
 *
 * Above the encoder a dense layer, GELU and layer norm, then the product with
 * the encoder's own word embeddings and a bias. The parameters have Hugging
 * Face's names: `cls.predictions.transform.dense.weight`.
 *
 * @see Devlin et al. 2019, §3.1 and their `get_masked_lm_output`,
 * https://arxiv.org/abs/1810.04805
 */
export class BertForMaskedLM extends Module {
  readonly bert: BertModel;
  readonly cls: OnlyMLMHead;

  constructor({ bert, random }: MaskedLMOptions) {
    super();
    this.bert = bert;
    this.cls = new OnlyMLMHead(bert.config, random);
  }

  /**
   * The logits of every piece at each token, `[batch, seqLen, vocabSize]`; the
   * caller disposes.
   *
   * @throws as {@link BertModel.forward} does
   */
  forward(input: BertModelInput): tf.Tensor3D {
    return tf.tidy(() => {
      const { lastHiddenState } = this.bert.forward(input);
      const [batch, seqLen, hiddenSize] = lastHiddenState.shape;
      const rows = lastHiddenState.reshape<tf.Tensor2D>([-1, hiddenSize]);
      return this.predict(rows).reshape([batch, seqLen, -1]);
    });
  }

  /**
   * The mean cross-entropy of the pieces that belong into the gaps, a scalar in
   * nats; the caller disposes. Without a gap it is 0.
   *
   * Logits are computed for the gaps alone, which are few.
   *
   * @throws as {@link BertModel.forward} and `tokenClassificationLoss` do
   */
  loss({ labels, ...input }: MaskedLMInput): tf.Scalar {
    const given = labels.dataSync();
    const places = Array.from(given, (_, place) => place).filter(
      (place) => given[place] !== ignoredLabel,
    );
    return tf.tidy(() => {
      const { lastHiddenState } = this.bert.forward(input);
      if (places.length === 0) return tf.scalar(0);
      const hiddenSize = lastHiddenState.shape[2];
      const rows = lastHiddenState.reshape<tf.Tensor2D>([-1, hiddenSize]);
      const gaps = lookupRows(rows, Int32Array.from(places));
      const pieces = places.map((place) => given[place] ?? ignoredLabel);
      return tokenClassificationLoss(
        this.predict(gaps).expandDims<tf.Tensor3D>(0),
        tf.tensor2d([pieces], undefined, "int32"),
      );
    });
  }

  private predict(hidden: tf.Tensor2D): tf.Tensor2D {
    const { weight } = this.bert.embeddings.word_embeddings;
    return this.cls.predictions.forward(hidden, weight);
  }
}
