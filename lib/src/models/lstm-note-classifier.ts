import * as tf from "@tensorflow/tfjs";
import { Dropout } from "../layers/dropout";
import { Embedding } from "../layers/embedding";
import { Linear } from "../layers/linear";
import { LSTM } from "../layers/lstm";
import { Module } from "../layers/module";
import type { Random } from "../random/seeded-random";

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
 * Token embeddings times √dModel, dropout, the LSTM, its last layer's state
 * after the last token that is not padding (both directions' side by side),
 * dropout, and a linear layer. It is called as `ClinicalNoteClassifier` is, to
 * be compared with it. To the last bit it is the `LSTMBaseline` of the same seed,
 * to which a note is a patient and a token a visit of one code; it is written out
 * because notebook 04 needs it while that is still an exercise.
 *
 * @see Hochreiter and Schmidhuber 1997, https://doi.org/10.1162/neco.1997.9.8.1735
 */
export class LSTMNoteClassifier extends Module {
  readonly dModel: number;
  readonly embedding: Embedding;
  readonly lstm: LSTM;
  readonly dropout: Dropout;
  readonly classifier: Linear;

  constructor({
    vocabSize,
    dModel = 128,
    hiddenSize = 128,
    numLayers = 1,
    bidirectional = false,
    numClasses = 4,
    dropoutRate = 0.15,
    random,
  }: LSTMClassifierOptions) {
    super();
    this.dModel = dModel;
    this.embedding = new Embedding({ vocabSize, dModel, random });
    this.lstm = new LSTM({
      inputSize: dModel,
      hiddenSize,
      numLayers,
      bidirectional,
      dropoutRate,
      random,
    });
    this.dropout = new Dropout({ rate: dropoutRate, random });
    this.classifier = new Linear({
      inFeatures: (bidirectional ? 2 : 1) * hiddenSize,
      outFeatures: numClasses,
      random,
    });
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
    return tf.tidy(() => {
      const embedded: tf.Tensor3D = this.embedding
        .forward(tokenIds)
        .mul(Math.sqrt(this.dModel));
      const { hidden } = this.lstm.forward(this.dropout.forward(embedded), {
        lengths: noteLengths(tokenIds),
      });
      const [numStates, batch] = hidden.shape;
      const directions = numStates / this.lstm.forwardLayers.length;
      const last = hidden // [directions, batch, hiddenSize]
        .slice([numStates - directions, 0, 0])
        .transpose([1, 0, 2])
        .reshape<tf.Tensor2D>([batch, directions * this.lstm.hiddenSize]);
      return { logits: this.classifier.forward(this.dropout.forward(last)) };
    });
  }
}

/** How many tokens each note has up to its last that is not padding. */
function noteLengths(tokenIds: tf.Tensor2D): number[] {
  const [batch, seqLen] = tokenIds.shape;
  const ids = tokenIds.dataSync();
  return Array.from({ length: batch }, (_, note) => {
    let length = seqLen;
    while (length > 0 && ids[note * seqLen + length - 1] === 0) length--;
    return length;
  });
}
