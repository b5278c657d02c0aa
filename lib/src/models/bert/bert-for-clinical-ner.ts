import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../../errors/require-positive-integer";
import { tokenClassificationLoss } from "../../functional/token-classification-loss";
import { Dropout } from "../../layers/dropout";
import { Linear } from "../../layers/linear";
import { Module } from "../../layers/module";
import type { Random } from "../../random/seeded-random";
import type { BertModel, BertModelInput, BertModelOutput } from "./bert-model";

/** What a {@link BertForClinicalNER} is made of. */
export interface ClinicalNEROptions {
  /** New, or with weights that were loaded; it is trained with the rest. */
  readonly bert: BertModel;
  readonly numLabels: number;
  /** Of the classifier's input. @default 0.1 */
  readonly dropoutRate?: number | undefined;
  readonly random: Random;
}

/** What a {@link BertForClinicalNER} reads. */
export interface ClinicalNERInput extends BertModelInput {
  /** int32 `[batch, seqLen]`, -100 where a piece is not counted. */
  readonly labels?: tf.Tensor2D | undefined;
  /** How much each label's pieces count in the loss. @default all alike */
  readonly classWeights?: readonly number[] | undefined;
}

/** A score for each label at each piece. */
export interface ClinicalNEROutput
  extends Omit<BertModelOutput, "lastHiddenState"> {
  /** `[batch, seqLen, numLabels]`; their softmax is a probability */
  logits: tf.Tensor3D;
  /** The mean cross-entropy of the counted pieces, if there are labels. */
  loss?: tf.Scalar;
}

/**
 * A label for each piece: a BERT, dropout and one linear map.
 *
 * @example
 * const { bert } = loadPretrained("models/minilm", { random });
 * const model = new BertForClinicalNER({ bert, numLabels: 5, random });
 * @see Devlin et al. 2019, §5.3, https://arxiv.org/abs/1810.04805
 */
export class BertForClinicalNER extends Module {
  readonly bert: BertModel;
  readonly dropout: Dropout;
  readonly classifier: Linear;

  /** @throws DataError when a number is not one that it can be */
  constructor({
    bert,
    numLabels,
    dropoutRate = 0.1,
    random,
  }: ClinicalNEROptions) {
    super();
    requirePositiveInteger("BertForClinicalNER", "numLabels", numLabels);
    this.bert = bert;
    this.dropout = new Dropout({ rate: dropoutRate, random });
    this.classifier = new Linear({
      inFeatures: bert.config.hiddenSize,
      outFeatures: numLabels,
      random,
    });
  }

  /**
   * The logits of each piece, and their loss; the caller disposes of all that
   * is returned.
   *
   * @throws as {@link BertModel.forward} and `tokenClassificationLoss` do
   */
  forward(input: ClinicalNERInput): ClinicalNEROutput {
    const { labels, classWeights, ...tokens } = input;
    return tf.tidy(() => {
      const { lastHiddenState, ...asked } = this.bert.forward(tokens);
      const logits = this.classifier.forward(
        this.dropout.forward(lastHiddenState),
      );
      if (!labels) return { logits, ...asked };
      const loss = tokenClassificationLoss(logits, labels, classWeights);
      return { logits, loss, ...asked };
    });
  }
}
