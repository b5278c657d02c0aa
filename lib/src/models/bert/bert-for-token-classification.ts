import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../../errors/require-positive-integer";
import { Dropout } from "../../layers/dropout";
import type { Linear } from "../../layers/linear";
import { Module } from "../../layers/module";
import type { Random } from "../../random/seeded-random";
import { bertLinear } from "./bert-linear";
import type { BertModel, BertModelInput, BertModelOutput } from "./bert-model";
import { normalWeights } from "./first-weights";

/** What a {@link BertForTokenClassification} is made of. */
export interface TokenClassificationOptions {
  /** New, or with weights that were loaded; it is trained with the rest. */
  readonly bert: BertModel;
  readonly numLabels: number;
  readonly random: Random;
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
 * @example
 * const bert = loadBert("models/minilm", { random });
 * const model = new BertForTokenClassification({ bert, numLabels: 5, random });
 * @see Devlin et al. 2019, §5.3, https://arxiv.org/abs/1810.04805
 */
export class BertForTokenClassification extends Module {
  readonly bert: BertModel;
  readonly dropout: Dropout;
  readonly classifier: Linear;

  /** @throws DataError when `numLabels` is not a positive integer */
  constructor({ bert, numLabels, random }: TokenClassificationOptions) {
    super();
    requirePositiveInteger(
      "BertForTokenClassification",
      "numLabels",
      numLabels,
    );
    const { hiddenSize, hiddenDropoutProb } = bert.config;
    this.bert = bert;
    this.dropout = new Dropout({ rate: hiddenDropoutProb, random });
    this.classifier = bertLinear(hiddenSize, numLabels, normalWeights(random));
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
