import {
  Dropout,
  Embedding,
  Linear,
  LSTM,
  type LSTMClassifierOptions,
  Module,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";

/*
 * The library's `models/lstm-note-classifier` in a release in which 07.2 is due: written out of layers,
 * so that 04 and 06 run before there is an `LSTMBaseline`.
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

  /** @throws ShapeError when notes are no table, VocabularyError when an id is not below `vocabSize` */
  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    return tf.tidy(() => {
      const embedded: tf.Tensor3D = this.embedding.forward(tokenIds).mul(Math.sqrt(this.dModel));
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
