import * as tf from "@tensorflow/tfjs";
import { gatherRows } from "../functional/gather-rows";
import { linear } from "../functional/linear";
import { lstmRecurrence } from "../functional/lstm-recurrence";
import type { SequencePacking } from "../functional/sequence-packing";
import type { Random } from "../random/seeded-random";
import { makeVariable, uniformValues } from "./initialisers";
import { Module } from "./module";

/** The sizes of an {@link LSTMDirection}. */
export interface LSTMDirectionOptions {
  readonly inputSize: number;
  readonly hiddenSize: number;
  /** Whether it reads from each sequence's last step to its first. */
  readonly isBackward: boolean;
  readonly random: Random;
}

/** What one direction of a layer makes of packed sequences. */
export interface LSTMDirectionResult {
  /** `[numRows, hiddenSize]`, packed. */
  readonly hidden: tf.Tensor2D;
  /** After each sequence's last step, `[batch, hiddenSize]`. */
  readonly lastHidden: tf.Tensor2D;
  readonly lastCell: tf.Tensor2D;
}

/**
 * One layer of an LSTM in one direction.
 *
 * Its columns are the gates in the order i, f, g, o. As in PyTorch there are
 * two biases, which are added, and all starts uniform in ±1/√hiddenSize.
 */
export class LSTMDirection extends Module {
  /** `[inputSize, 4 · hiddenSize]` */
  readonly inputWeight: tf.Variable;
  /** `[hiddenSize, 4 · hiddenSize]` */
  readonly recurrentWeight: tf.Variable;
  /** `[4 · hiddenSize]` */
  readonly inputBias: tf.Variable;
  /** `[4 · hiddenSize]` */
  readonly recurrentBias: tf.Variable;
  private readonly isBackward: boolean;

  constructor(options: LSTMDirectionOptions) {
    super();
    const { inputSize, hiddenSize, isBackward, random } = options;
    const bound = 1 / Math.sqrt(hiddenSize);
    const columns = 4 * hiddenSize;
    const make = (...shape: number[]) =>
      makeVariable(
        uniformValues(random, tf.util.sizeFromShape(shape), bound),
        shape,
      );
    this.inputWeight = make(inputSize, columns);
    this.recurrentWeight = make(hiddenSize, columns);
    this.inputBias = make(columns);
    this.recurrentBias = make(columns);
    this.isBackward = isBackward;
  }

  /**
   * The states along packed sequences; the caller disposes.
   *
   * @param rows `[numRows, inputSize]`, packed; at least one row
   */
  forward(rows: tf.Tensor2D, packing: SequencePacking): LSTMDirectionResult {
    const { mirrored, running, ends, ranks } = packing;
    const inOrder = (x: tf.Tensor2D) =>
      this.isBackward ? gatherRows(x, mirrored) : x;
    return tf.tidy(() => {
      const bias = this.inputBias.add(this.recurrentBias);
      const projected = linear(inOrder(rows), this.inputWeight, bias);
      const { hidden, lastCells } = lstmRecurrence(
        projected,
        this.recurrentWeight as tf.Tensor as tf.Tensor2D,
        running,
      );
      return {
        hidden: inOrder(hidden),
        lastHidden: gatherRows(hidden, ends),
        lastCell: gatherRows(lastCells, ranks),
      };
    });
  }
}
