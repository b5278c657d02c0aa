import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { requireShape } from "../errors/require-shape";
import type { Embedding } from "../layers/embedding";
import type { Linear } from "../layers/linear";
import type { LSTM } from "../layers/lstm";
import { Module } from "../layers/module";
import type { Random } from "../random/seeded-random";
import { LSTMBaseline } from "./lstm-baseline";

/** The sizes of an {@link LSTMNoteClassifier}. */
export interface LSTMClassifierOptions {
  readonly vocabSize: number;
  /** @default 128 */
  readonly dModel?: number | undefined;
  /** @default 128 */
  readonly hiddenSize?: number | undefined;
  /** @default 1 */
  readonly numLayers?: number | undefined;
  /** @default false */
  readonly bidirectional?: boolean | undefined;
  /** @default 4 */
  readonly numClasses?: number | undefined;
  /** @default 0.15 */
  readonly dropoutRate?: number | undefined;
  readonly random: Random;
}

/**
 * Which diagnoses a note speaks of: an LSTM that reads its tokens in order.
 *
 * It is an `LSTMBaseline` to which a note is a patient and a token a visit of
 * one code, called as `ClinicalNoteClassifier` is, to be compared with it.
 *
 * @see Hochreiter and Schmidhuber 1997, https://doi.org/10.1162/neco.1997.9.8.1735
 */
export class LSTMNoteClassifier extends Module {
  readonly embedding: Embedding;
  readonly lstm: LSTM;
  readonly classifier: Linear;
  // Last, so that parameters have the short names of the three above.
  private readonly overTokens: LSTMBaseline;

  /** @throws DataError when a size is none */
  constructor({
    dModel = 128,
    hiddenSize = 128,
    numLayers = 1,
    numClasses = 4,
    dropoutRate = 0.15,
    ...options
  }: LSTMClassifierOptions) {
    super();
    requirePositiveInteger("LSTMNoteClassifier", "numClasses", numClasses);
    const overTokens = new LSTMBaseline({
      ...options,
      embeddingDim: dModel,
      hiddenSize,
      numLayers,
      dropoutRate,
      task: "multi-label",
      numOutputs: numClasses,
    });
    this.embedding = overTokens.embedding;
    this.lstm = overTokens.lstm;
    this.classifier = overTokens.head;
    this.overTokens = overTokens;
  }

  /**
   * The logits of each note; the caller disposes.
   *
   * Padding after a note is never read, so adding more of it changes nothing. A
   * note of padding alone has the state 0.
   *
   * @param tokenIds int32 `[batch, seqLen]`, 0 = padding
   * @returns `[batch, numClasses]`; the sigmoid of a logit is a probability
   * @throws ShapeError when notes are no table, VocabularyError when an id is
   * not below `vocabSize`
   */
  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    requireShape({
      where: "LSTMNoteClassifier",
      name: "tokenIds",
      tensor: tokenIds,
      axes: ["batch", "seqLen"],
      fix: "One note alone still needs a batch axis: [1, seqLen].",
    });
    return tf.tidy(() => {
      const codes = tokenIds.expandDims<tf.Tensor3D>(2); // [batch, seqLen, 1]
      return { logits: this.overTokens.forward(codes).logits as tf.Tensor2D };
    });
  }
}
