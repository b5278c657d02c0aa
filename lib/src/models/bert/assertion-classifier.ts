import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../../errors/require-positive-integer";
import { requireShape } from "../../errors/require-shape";
import { Dropout } from "../../layers/dropout";
import type { Linear } from "../../layers/linear";
import { Module } from "../../layers/module";
import type { Random } from "../../random/seeded-random";
import { bertLinear } from "./bert-linear";
import type { BertModel } from "./bert-model";
import { normalWeights } from "./first-weights";

/** What an {@link AssertionClassifier} is made of. */
export interface AssertionClassifierOptions {
  /** New, or with weights that were loaded; it is trained with the rest. */
  readonly bert: BertModel;
  readonly numLabels: number;
  /** Of the classifier's input. @default 0.1 */
  readonly dropoutRate?: number | undefined;
  readonly random: Random;
}

/** Sentences, and which of their pieces each mention is. */
export interface AssertionInput {
  /** int32 `[batch, seqLen]` */
  readonly inputIds: tf.Tensor2D;
  /** `[batch, seqLen]`, 1 = token, 0 = padding; all 1 when left out */
  readonly attentionMask?: tf.Tensor2D | undefined;
  /** float32 `[batch, numMentions, seqLen]`, 1 = a piece of this mention */
  readonly mentionMask: tf.Tensor3D;
}

/**
 * What a sentence says of each of its mentions, that it is there, denied,
 * possible or past: a BERT, the mean over the mention's pieces, dropout and one
 * linear map.
 *
 * The sentence is read once for all of its mentions. Van Aken and others mark
 * one mention in the text instead, and read it once for each.
 *
 * @example
 * const model = new AssertionClassifier({ bert, numLabels: 4, random });
 * @see van Aken et al. 2021, Assertion Detection in Clinical Notes, §4,
 * https://aclanthology.org/2021.nlpmc-1.5
 */
export class AssertionClassifier extends Module {
  readonly bert: BertModel;
  readonly dropout: Dropout;
  readonly classifier: Linear;

  /** @throws DataError when a number is not one that it can be */
  constructor({
    bert,
    numLabels,
    dropoutRate = 0.1,
    random,
  }: AssertionClassifierOptions) {
    super();
    requirePositiveInteger("AssertionClassifier", "numLabels", numLabels);
    const { hiddenSize } = bert.config;
    this.bert = bert;
    this.dropout = new Dropout({ rate: dropoutRate, random });
    this.classifier = bertLinear(hiddenSize, numLabels, normalWeights(random));
  }

  /**
   * A score for each label of each mention; a mention without pieces is read as
   * a vector of zeros.
   *
   * @returns `[batch, numMentions, numLabels]`; the caller disposes
   * @throws ShapeError when the mask does not fit the sentences, and as
   * {@link BertModel.forward} does
   */
  forward({ mentionMask, ...tokens }: AssertionInput): { logits: tf.Tensor3D } {
    const [batch, seqLen] = tokens.inputIds.shape;
    requireShape({
      where: "AssertionClassifier",
      name: "mentionMask",
      tensor: mentionMask,
      axes: [batch, "numMentions", seqLen],
      fix: "Say of each piece whether it is one of the mention's.",
    });
    return tf.tidy(() => {
      const { lastHiddenState } = this.bert.forward(tokens);
      const numPieces = mentionMask.sum(-1, true).maximum(1);
      const pooled = mentionMask.div(numPieces).matMul(lastHiddenState);
      const dropped = this.dropout.forward(pooled as tf.Tensor3D);
      return { logits: this.classifier.forward(dropped) as tf.Tensor3D };
    });
  }
}
