import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { Dropout } from "../layers/dropout";
import { Embedding } from "../layers/embedding";
import { Linear } from "../layers/linear";
import { LSTM } from "../layers/lstm";
import { Module } from "../layers/module";
import type { VisitAggregation } from "../layers/visit-aggregation";
import { VisitEncoder } from "../layers/visit-encoder";
import { visitLengths } from "../layers/visit-lengths";
import type { Random } from "../random/seeded-random";
import { requireVisitCodes, type VisitMasks } from "./patient-visits";
import {
  activateLogits,
  type PredictionTask,
  requireTask,
} from "./prediction-task";

/** The sizes of an {@link LSTMBaseline}, and what it is asked for. */
export interface LSTMBaselineOptions {
  readonly vocabSize: number;
  /** @default 128 */
  readonly embeddingDim?: number | undefined;
  /** @default 256 */
  readonly hiddenSize?: number | undefined;
  /** @default 2 */
  readonly numLayers?: number | undefined;
  /** @default false */
  readonly bidirectional?: boolean | undefined;
  /** How the codes of a visit become one vector. @default "mean" */
  readonly aggregation?: VisitAggregation | undefined;
  /** @default 0.3 */
  readonly dropoutRate?: number | undefined;
  /** @default "binary" */
  readonly task?: PredictionTask | undefined;
  /** @default 1 */
  readonly numOutputs?: number | undefined;
  /** Whether to answer after each visit, not only the last. @default false */
  readonly returnSequences?: boolean | undefined;
  readonly random: Random;
}

/** A model's answer, and where it looked. */
export interface LSTMBaselineResult {
  /** `[batch, numOutputs]`; with `returnSequences`
   * `[batch, visits, numOutputs]`. */
  logits: tf.Tensor;
  /** `[batch, visits, codes]`, under attention alone. */
  attentionWeights?: tf.Tensor3D;
}

/**
 * What patients' visits, each a set of codes, speak for: an LSTM over visits.
 *
 * Code embeddings times √embeddingDim, a vector for each visit, dropout, the
 * LSTM (with dropout between its layers), its last layer's state after the last
 * visit that is not padding (both directions' side by side), dropout, and a
 * linear layer. With `returnSequences` the last layer's states after all visits
 * take the place of the last.
 *
 * @see Hochreiter and Schmidhuber 1997, https://doi.org/10.1162/neco.1997.9.8.1735;
 * over visits, Lipton et al. 2016, https://arxiv.org/abs/1511.03677
 */
export class LSTMBaseline extends Module {
  readonly embeddingDim: number;
  readonly task: PredictionTask;
  readonly returnSequences: boolean;
  readonly embedding: Embedding;
  readonly visitEncoder: VisitEncoder;
  readonly lstm: LSTM;
  readonly dropout: Dropout;
  readonly head: Linear;

  /** @throws DataError when a size, the rule or the task is none */
  constructor({
    vocabSize,
    embeddingDim = 128,
    hiddenSize = 256,
    numLayers = 2,
    bidirectional = false,
    aggregation = "mean",
    dropoutRate = 0.3,
    task = "binary",
    numOutputs = 1,
    returnSequences = false,
    random,
  }: LSTMBaselineOptions) {
    super();
    requirePositiveInteger("LSTMBaseline", "numOutputs", numOutputs);
    requireTask("LSTMBaseline", task, numOutputs);
    this.embeddingDim = embeddingDim;
    this.task = task;
    this.returnSequences = returnSequences;
    this.embedding = new Embedding({ vocabSize, dModel: embeddingDim, random });
    this.visitEncoder = new VisitEncoder({ embeddingDim, aggregation, random });
    this.lstm = new LSTM({
      inputSize: embeddingDim,
      hiddenSize,
      numLayers,
      bidirectional,
      dropoutRate,
      random,
    });
    this.dropout = new Dropout({ rate: dropoutRate, random });
    this.head = new Linear({
      inFeatures: (bidirectional ? 2 : 1) * hiddenSize,
      outFeatures: numOutputs,
      random,
    });
  }

  /**
   * The logits of each patient; the caller disposes of all.
   *
   * Padding, of visits and of codes, is never read. A patient without visits has
   * the state 0, and so have, with `returnSequences`, the visits beyond the
   * last: a loss has to leave them out.
   *
   * @param codes int32 `[batch, visits, codes]`, 0 = padding
   * @param masks which entries are codes and which visits there are, where the
   * codes do not tell
   * @throws ShapeError when codes or masks do not fit, VocabularyError when a
   * code is not below `vocabSize`, DataError when a visit comes after padding
   */
  forward(codes: tf.Tensor3D, masks: VisitMasks = {}): LSTMBaselineResult {
    requireVisitCodes("LSTMBaseline", codes, masks);
    const [batch, numVisits, numCodes] = codes.shape;
    return tf.tidy(() => {
      const codeMask =
        masks.codeMask ?? codes.notEqual<tf.Tensor3D>(0).toFloat();
      const flatten = (x: tf.Tensor3D): tf.Tensor2D =>
        x.reshape([batch * numVisits, numCodes]);
      const embedded = this.embedding
        .forward(flatten(codes))
        .mul<tf.Tensor3D>(Math.sqrt(this.embeddingDim));
      const { visit, weights } = this.visitEncoder.forward(
        embedded, // [batch · visits, codes, embeddingDim]
        flatten(codeMask),
      );
      const visits = visit.reshape<tf.Tensor3D>([batch, numVisits, -1]);
      const lengths = visitLengths({ ...masks, codeMask });
      const states = this.lstm.forward(this.dropout.forward(visits), {
        lengths,
      });
      const features = this.returnSequences
        ? states.output
        : this.lastStates(states.hidden);
      const logits = this.head.forward(this.dropout.forward(features));
      const attentionWeights = weights?.reshape<tf.Tensor3D>(codes.shape);
      return { logits, ...(attentionWeights && { attentionWeights }) };
    });
  }

  /**
   * The task's own terms for the logits of each patient: probabilities, or
   * numbers; the caller disposes.
   *
   * @returns the shape of the logits
   */
  predict(codes: tf.Tensor3D, masks: VisitMasks = {}): tf.Tensor {
    return tf.tidy(() =>
      activateLogits(this.forward(codes, masks).logits, this.task),
    );
  }

  /** The last layer's, both directions' side by side. */
  private lastStates(hidden: tf.Tensor3D): tf.Tensor2D {
    const [numStates, batch, hiddenSize] = hidden.shape;
    const directions = numStates / this.lstm.forwardLayers.length;
    return hidden
      .transpose([1, 0, 2]) // [batch, states, hiddenSize]
      .slice([0, numStates - directions, 0])
      .reshape([batch, directions * hiddenSize]);
  }
}
