import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../../errors/require-positive-integer";
import { Dropout } from "../../layers/dropout";
import type { Linear } from "../../layers/linear";
import { Module } from "../../layers/module";
import { bertLinear } from "./bert-linear";
import {
  BertModel,
  type BertModelInput,
  type BertModelOptions,
  type BertModelOutput,
} from "./bert-model";

/** The sizes of a {@link BertForTokenClassification}. */
export interface TokenClassificationOptions extends BertModelOptions {
  readonly numLabels: number;
}

/** A score for each label at each token. */
export interface TokenClassificationOutput
  extends Omit<BertModelOutput, "lastHiddenState"> {
  /** `[batch, seqLen, numLabels]`; their softmax is a probability */
  logits: tf.Tensor3D;
}

/**
 * A label for each token: a BERT, dropout and one linear map.
 *
 * @see Devlin et al. 2019, §5.3, https://arxiv.org/abs/1810.04805
 */
export class BertForTokenClassification extends Module {
  readonly bert: BertModel;
  readonly dropout: Dropout;
  readonly classifier: Linear;

  /** @throws DataError or ShapeError when a size cannot be used */
  constructor({ numLabels, ...options }: TokenClassificationOptions) {
    super();
    const { random } = options;
    requirePositiveInteger("BertConfig", "numLabels", numLabels);
    this.bert = new BertModel(options);
    const { hiddenSize, hiddenDropoutProb, initializerRange } =
      this.bert.config;
    this.dropout = new Dropout({ rate: hiddenDropoutProb, random });
    this.classifier = bertLinear({
      inFeatures: hiddenSize,
      outFeatures: numLabels,
      deviation: initializerRange,
      random,
    });
  }

  /**
   * The logits of each token; the caller disposes of all that is returned.
   *
   * @throws as {@link BertModel.forward} does
   */
  forward(input: BertModelInput): TokenClassificationOutput {
    return tf.tidy(() => {
      const { lastHiddenState, ...asked } = this.bert.forward(input);
      const dropped = this.dropout.forward(lastHiddenState);
      return { logits: this.classifier.forward(dropped), ...asked };
    });
  }
}
