import * as tf from "@tensorflow/tfjs";
import { hasLstmKernel, runFused } from "./fused-kernel";
import { type LstmCellStep, lstmCell } from "./lstm-cell";
import { slopesThroughTime } from "./lstm-through-time";
import { stepStarts } from "./sequence-packing";

/** What an LSTM leaves behind, for one direction of one layer. */
export type LstmStates = {
  /** After each step, `[numRows, hiddenSize]`, packed as the input was. */
  hidden: tf.Tensor2D;
  /** Each sequence's cell after its last step, the longest sequence first:
   * `[running[0], hiddenSize]`. */
  lastCells: tf.Tensor2D;
};

/**
 * An LSTM's states along packed sequences, from zero states on.
 *
 * For each step: {@link lstmCell} of projected + previous hidden ·
 * recurrentWeight. The way back is one gradient for the whole sequence, so that
 * steps leave nothing on the tape. It is made for first derivatives: one taken
 * through it again would be wrong.
 *
 * @param projected x · W + b of all steps, `[numRows, 4 · hiddenSize]`
 * @param recurrentWeight `[hiddenSize, 4 · hiddenSize]`
 * @param running how many sequences run at each step, as in `SequencePacking`
 * @returns new tensors; the caller disposes
 */
export function lstmRecurrence(
  projected: tf.Tensor2D,
  recurrentWeight: tf.Tensor2D,
  running: readonly number[],
): LstmStates {
  const [numRows] = projected.shape;
  const [hiddenSize] = recurrentWeight.shape;
  const [numSequences = 0] = running;
  return tf.tidy(() => {
    const run = tf.customGrad((...args) => {
      const [from, weight, save] = args as RecurrenceArguments;
      const { states: value, gates, cells } = runAll(from, weight, running);
      save([weight, gates, cells, value]);
      const gradFunc = (dStates: tf.Tensor2D, saved: tf.Tensor[]) =>
        slopesThroughTime(dStates, saved as SavedTensors, running);
      return { value, gradFunc };
    });
    const states = run(projected, recurrentWeight);
    return {
      hidden: states.slice([0, 0], [numRows, hiddenSize]),
      lastCells: states.slice([numRows, 0], [numSequences, hiddenSize]),
    };
  });
}

/** What tfjs hands over, which its types do not tell apart. */
type RecurrenceArguments = [tf.Tensor2D, tf.Tensor2D, tf.GradSaveFunc];
type SavedTensors = [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];

/** What a run leaves: few tensors, since each to save is a node on the tape. */
type Run = {
  /** All hidden states and below them the last cells: one tensor, since a
   * custom gradient goes back from one. */
  readonly states: tf.Tensor2D;
  readonly gates: tf.Tensor2D;
  readonly cells: tf.Tensor2D;
};

function runAll(
  projected: tf.Tensor2D,
  weight: tf.Tensor2D,
  running: readonly number[],
): Run {
  if (hasLstmKernel(weight, projected)) {
    const inputs = { projected, weight };
    const [states, gates, cells] = runFused<tf.Tensor2D[]>(
      "AttendingLstm",
      inputs,
      { running },
    ) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
    return { states, gates, cells };
  }
  const steps = runSteps(projected, weight, running);
  const hidden = steps.map((step) => step.hidden);
  const gates = tf.concat2d(
    steps.map((step) => step.gates),
    0,
  );
  const cells = tf.concat2d(
    steps.map((step) => step.cell),
    0,
  );
  const states = tf.concat2d([...hidden, ...lastCells(steps)], 0);
  return { states, gates, cells };
}

function runSteps(
  projected: tf.Tensor2D,
  weight: tf.Tensor2D,
  running: readonly number[],
): LstmCellStep[] {
  const starts = stepStarts(running);
  const steps: LstmCellStep[] = [];
  running.forEach((count, t) => {
    const step = tf.tidy(() => {
      const own = projected.slice([starts[t] ?? 0, 0], [count, -1]);
      const before = steps[t - 1];
      if (!before) return lstmCell(own, tf.zeros([count, weight.shape[0]]));
      const fed = firstRows(before.hidden, count).matMul<tf.Tensor2D>(weight);
      return lstmCell(own.add(fed), firstRows(before.cell, count));
    });
    steps.push(step);
  });
  return steps;
}

/** The cells of the sequences after their last steps, the longest first. */
function lastCells(steps: readonly LstmCellStep[]): tf.Tensor2D[] {
  return steps
    .flatMap(({ cell }, t) => {
      const [count] = cell.shape;
      const goOn = steps[t + 1]?.cell.shape[0] ?? 0;
      return goOn === count ? [] : [cell.slice([goOn, 0], [count - goOn, -1])];
    })
    .reverse();
}

/** The sequences that still run are the first rows of the step before. */
function firstRows(x: tf.Tensor2D, count: number): tf.Tensor2D {
  return x.shape[0] === count ? x : x.slice([0, 0], [count, -1]);
}
