import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { requireShape } from "../errors/require-shape";
import { gatherRows } from "../functional/gather-rows";
import {
  packLengths,
  type SequencePacking,
} from "../functional/sequence-packing";
import type { Random } from "../random/seeded-random";
import { Dropout } from "./dropout";
import { LSTMDirection, type LSTMDirectionResult } from "./lstm-direction";
import { Module } from "./module";
import { readLengths, type SequenceLengths } from "./sequence-lengths";

/** The sizes of an {@link LSTM}. */
export interface LSTMOptions {
  readonly inputSize: number;
  readonly hiddenSize: number;
  /** @default 1 */
  readonly numLayers?: number | undefined;
  /** Whether each layer also reads from the end. @default false */
  readonly bidirectional?: boolean | undefined;
  /** Between layers, so of no effect on one alone. @default 0 */
  readonly dropoutRate?: number | undefined;
  readonly random: Random;
}

/** What the sequences of a batch are apart from their numbers. */
export interface LSTMForwardOptions {
  /** How many real steps each has, from 0 to seqLen; all, when not given. */
  readonly lengths?: SequenceLengths | undefined;
}

/** An LSTM's states; `directions` is 2 when it is bidirectional, else 1. */
export interface LSTMResult {
  /** The last layer's state after each step, forward beside backward:
   * `[batch, seqLen, directions · hiddenSize]`; 0 where there is padding. */
  output: tf.Tensor3D;
  /** Each layer's and direction's state after the last real step that it reads:
   * `[numLayers · directions, batch, hiddenSize]`. */
  hidden: tf.Tensor3D;
  /** The cells of these moments, of the same shape. */
  cell: tf.Tensor3D;
}

/**
 * A long short-term memory of one or more layers, in one or both directions.
 *
 * i, f, o = σ(x · W + b + h · R + c), g = tanh(the same with its own weights);
 * cell = f ⊙ cell + i ⊙ g; h = o ⊙ tanh(cell). It computes what PyTorch's
 * `nn.LSTM` computes of packed sequences: padding is never read, and the
 * backward direction begins at each sequence's last real step. Weights are
 * stored `[in, 4 · hiddenSize]` in the order i, f, g, o;
 * `lstmStateFromPyTorch` turns PyTorch's into them.
 *
 * @see Hochreiter and Schmidhuber 1997, https://doi.org/10.1162/neco.1997.9.8.1735;
 * with the forget gate f, Gers et al. 2000,
 * https://doi.org/10.1162/089976600300015015
 */
export class LSTM extends Module {
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly forwardLayers: LSTMDirection[];
  /** None unless it is bidirectional. */
  readonly backwardLayers: LSTMDirection[];
  readonly dropout: Dropout;

  /** @throws DataError when a size or the rate is none */
  constructor({
    inputSize,
    hiddenSize,
    numLayers = 1,
    bidirectional = false,
    dropoutRate = 0,
    random,
  }: LSTMOptions) {
    super();
    requirePositiveInteger("LSTM", "inputSize", inputSize);
    requirePositiveInteger("LSTM", "hiddenSize", hiddenSize);
    requirePositiveInteger("LSTM", "numLayers", numLayers);
    this.inputSize = inputSize;
    this.hiddenSize = hiddenSize;
    const directions = bidirectional ? 2 : 1;
    const makeLayers = (isBackward: boolean) =>
      Array.from(
        { length: numLayers },
        (_, layer) =>
          new LSTMDirection({
            inputSize: layer === 0 ? inputSize : directions * hiddenSize,
            hiddenSize,
            isBackward,
            random,
          }),
      );
    this.forwardLayers = makeLayers(false);
    this.backwardLayers = bidirectional ? makeLayers(true) : [];
    this.dropout = new Dropout({ rate: dropoutRate, random });
  }

  /**
   * The states of each sequence; the caller disposes of all three.
   *
   * A sequence of length 0 has zeros everywhere, and no part in a gradient.
   *
   * @param x `[batch, seqLen, inputSize]`; what it holds beyond a sequence's
   * length is never read
   * @throws ShapeError when `x` or `lengths` does not fit, DataError when a
   * length is not from 0 to seqLen
   */
  forward(x: tf.Tensor3D, { lengths }: LSTMForwardOptions = {}): LSTMResult {
    requireSequences(x, this.inputSize);
    const [batch, seqLen] = x.shape;
    const packing = packLengths(readLengths("LSTM", x, lengths), seqLen);
    if (packing.running.length === 0) return this.zeroStates(batch, seqLen);
    return tf.tidy(() => {
      const flat = x.reshape<tf.Tensor2D>([batch * seqLen, this.inputSize]);
      const packed = gatherRows(flat, packing.sources);
      const { rows, results } = this.runLayers(packed, packing);
      const output = gatherRows(rows, packing.places);
      return {
        output: output.reshape<tf.Tensor3D>([batch, seqLen, -1]),
        hidden: stack(results.map(({ lastHidden }) => lastHidden)),
        cell: stack(results.map(({ lastCell }) => lastCell)),
      };
    });
  }

  /** The last layer's states, and what each layer and direction found. */
  private runLayers(packed: tf.Tensor2D, packing: SequencePacking): LayerRun {
    let rows = packed;
    const results: LSTMDirectionResult[] = [];
    this.forwardLayers.forEach((forwardLayer, layer) => {
      const fed = layer === 0 ? rows : this.dropout.forward(rows);
      const backwardLayer = this.backwardLayers.slice(layer, layer + 1);
      const directions = [forwardLayer, ...backwardLayer].map((direction) =>
        direction.forward(fed, packing),
      );
      results.push(...directions);
      const states = directions.map(({ hidden }) => hidden);
      rows = tf.concat2d(states, 1);
    });
    return { rows, results };
  }

  private zeroStates(batch: number, seqLen: number): LSTMResult {
    const numLayers = this.forwardLayers.length;
    const numDirections = numLayers + this.backwardLayers.length;
    const features = (numDirections / numLayers) * this.hiddenSize;
    const state = [numDirections, batch, this.hiddenSize] as const;
    return {
      output: tf.zeros([batch, seqLen, features]),
      hidden: tf.zeros([...state]),
      cell: tf.zeros([...state]),
    };
  }
}

interface LayerRun {
  readonly rows: tf.Tensor2D;
  readonly results: LSTMDirectionResult[];
}

function requireSequences(x: tf.Tensor, inputSize: number): void {
  requireShape({
    where: "LSTM",
    name: "x",
    tensor: x,
    axes: ["batch", "seqLen", inputSize],
    fix:
      x.rank === 3
        ? "Build the layer with the inputSize of its input."
        : "One sequence alone still needs a batch axis.",
  });
}

function stack(states: tf.Tensor2D[]): tf.Tensor3D {
  return tf.stack(states) as tf.Tensor3D;
}
