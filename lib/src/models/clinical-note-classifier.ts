import * as tf from "@tensorflow/tfjs";
import { Dropout } from "../layers/dropout";
import { Embedding } from "../layers/embedding";
import { Linear } from "../layers/linear";
import { Module } from "../layers/module";
import { SinusoidalPositionalEncoding } from "../layers/sinusoidal-positional-encoding";
import { TransformerBlock } from "../layers/transformer-block";
import type { Random } from "../random/seeded-random";

/** The sizes of a {@link ClinicalNoteClassifier}. */
export interface ClassifierOptions {
  readonly vocabSize: number;
  /** @default 128 */
  readonly dModel?: number | undefined;
  /** @default 4 */
  readonly numHeads?: number | undefined;
  /** @default 512 */
  readonly dFf?: number | undefined;
  /** @default 2 */
  readonly numLayers?: number | undefined;
  /** @default 4 */
  readonly numClasses?: number | undefined;
  /** The longest note. @default 64 */
  readonly maxLen?: number | undefined;
  /** @default 0.15 */
  readonly dropoutRate?: number | undefined;
  readonly random: Random;
}

/** A model's answer, and where each layer looked. */
export interface ClassifierResult {
  /** `[batch, numClasses]`; the sigmoid of a logit is a probability */
  logits: tf.Tensor2D;
  /** One `[batch, numHeads, seqLen, seqLen]` a layer, before dropout. */
  attentionWeights: tf.Tensor4D[];
}

/**
 * Which diagnoses a note speaks of: a transformer encoder over its tokens.
 *
 * Token embeddings times √dModel plus sinusoidal positions, dropout, the
 * encoder's blocks, the mean over the tokens that are not padding, and a linear
 * layer. Each class has its own sigmoid: a note may have several diagnoses.
 *
 * @see Vaswani et al. 2017, §3, https://arxiv.org/abs/1706.03762
 */
export class ClinicalNoteClassifier extends Module {
  readonly dModel: number;
  readonly embedding: Embedding;
  readonly positions: SinusoidalPositionalEncoding;
  readonly dropout: Dropout;
  readonly encoder: TransformerBlock[];
  readonly classifier: Linear;

  constructor({
    vocabSize,
    dModel = 128,
    numHeads = 4,
    dFf = 512,
    numLayers = 2,
    numClasses = 4,
    maxLen = 64,
    dropoutRate = 0.15,
    random,
  }: ClassifierOptions) {
    super();
    this.dModel = dModel;
    this.embedding = new Embedding({ vocabSize, dModel, random });
    this.positions = new SinusoidalPositionalEncoding({ dModel, maxLen });
    this.dropout = new Dropout({ rate: dropoutRate, random });
    const sizes = { dModel, numHeads, dFf, dropoutRate, random };
    this.encoder = Array.from(
      { length: numLayers },
      () => new TransformerBlock(sizes),
    );
    this.classifier = new Linear({
      inFeatures: dModel,
      outFeatures: numClasses,
      random,
    });
  }

  /**
   * The logits of each note, and the attention weights of each layer.
   *
   * Padding is never attended to and has no part in the mean, so adding more
   * of it changes nothing. A note of padding alone has the mean 0.
   *
   * @param tokenIds int32 `[batch, seqLen]`, 0 = padding
   * @returns logits and weights; the caller disposes of all
   * @throws ShapeError when notes are no table or longer than `maxLen`,
   * VocabularyError when an id is not below `vocabSize`
   */
  forward(tokenIds: tf.Tensor2D): ClassifierResult {
    const [batch, seqLen] = tokenIds.shape;
    return tf.tidy(() => {
      const embedded: tf.Tensor3D = this.embedding
        .forward(tokenIds)
        .mul(Math.sqrt(this.dModel));
      const isToken = tokenIds.notEqual(0).toFloat();
      const mask = isToken.reshape([batch, 1, 1, seqLen]);
      let x = this.dropout.forward(this.positions.forward(embedded));
      const attentionWeights: tf.Tensor4D[] = [];
      for (const block of this.encoder) {
        const { output, weights } = block.forward(x, mask);
        attentionWeights.push(weights);
        x = output;
      }
      // The mean over tokens; at least 1, for a note that has none.
      const numTokens = isToken.sum(1, true).maximum(1); // [batch, 1]
      const total = x.mul(isToken.expandDims(2)).sum(1); // [batch, dModel]
      const pooled: tf.Tensor2D = total.div(numTokens);
      return { logits: this.classifier.forward(pooled), attentionWeights };
    });
  }
}
