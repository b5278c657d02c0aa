import * as tf from "@tensorflow/tfjs";
import {
  type LstmCellSlopes,
  type LstmCellStep,
  lstmCellGradient,
} from "./lstm-cell";
import { firstRows, stepStarts } from "./sequence-packing";

/**
 * The slopes for the projected input and for the recurrent weight.
 *
 * @param dStates the slopes for the hidden states of all steps, and below them
 * those for the last cells, the longest sequence first:
 * `[numRows + numSequences, hiddenSize]`
 * @param weight the recurrent one, `[hiddenSize, 4 · hiddenSize]`
 * @see Werbos 1990, https://doi.org/10.1109/5.58337
 */
export function slopesThroughTime(
  dStates: tf.Tensor2D,
  weight: tf.Tensor2D,
  steps: readonly LstmCellStep[],
): [dProjected: tf.Tensor2D, dWeight: tf.Tensor2D] {
  const slopes = backThroughTime(dStates, weight, steps);
  const dProjected = tf.concat2d(slopes, 0);
  const counts = steps.slice(1).map(({ cell }) => cell.shape[0]);
  // No state came into the first step.
  if (counts.length === 0) return [dProjected, tf.zerosLike(weight)];
  const fed = steps
    .slice(0, -1)
    .map(({ hidden }, t) => firstRows(hidden, counts[t] ?? 0));
  const dFed = tf.concat2d(slopes.slice(1), 0);
  const dWeight = tf.matMul<tf.Tensor2D>(tf.concat2d(fed, 0), dFed, true);
  return [dProjected, dWeight];
}

/** The slopes for what went into the gates, step by step. */
function backThroughTime(
  dStates: tf.Tensor2D,
  weight: tf.Tensor2D,
  steps: readonly LstmCellStep[],
): tf.Tensor2D[] {
  // A product with a transposed factor has no quick kernel in stock wasm.
  const backWeight = weight.transpose<tf.Tensor2D>();
  const counts = steps.map(({ cell }) => cell.shape[0]);
  const starts = stepStarts(counts);
  const numRows = counts.reduce((sum, count) => sum + count, 0);
  const slopesAt = (row: number, count: number) =>
    dStates.slice([row, 0], [count, -1]);
  const slopes: tf.Tensor2D[] = [];
  let later: LstmCellSlopes | undefined;
  for (const [t, step] of [...steps.entries()].reverse()) {
    const count = counts[t] ?? 0;
    const back = tf.tidy(() => {
      const dHidden = slopesAt(starts[t] ?? 0, count);
      const dCell = slopesAt(numRows, count);
      const joined = joinSlopes({ dHidden, dCell }, later);
      const own = lstmCellGradient(step, cellBefore(steps, t, count), joined);
      const before = tf.matMul<tf.Tensor2D>(own.dPreactivations, backWeight);
      return { ...own, dPreviousHidden: before };
    });
    slopes.unshift(back.dPreactivations);
    later = { dHidden: back.dPreviousHidden, dCell: back.dPreviousCell };
  }
  return slopes;
}

/**
 * A step's slopes: its own, and from the step after it those of the sequences
 * that go on, which are the first rows. The last cells' are for the others.
 */
function joinSlopes(
  own: LstmCellSlopes,
  later: LstmCellSlopes | undefined,
): LstmCellSlopes {
  if (!later) return own;
  const [count, hiddenSize] = own.dCell.shape;
  const [goOn] = later.dCell.shape;
  const ending = count - goOn;
  if (ending === 0) {
    return { dHidden: own.dHidden.add(later.dHidden), dCell: later.dCell };
  }
  const dLast = own.dCell.slice([goOn, 0], [ending, hiddenSize]);
  const nothing = tf.zeros<tf.Rank.R2>([ending, hiddenSize]);
  const padded = tf.concat2d([later.dHidden, nothing], 0);
  return {
    dHidden: own.dHidden.add(padded),
    dCell: tf.concat2d([later.dCell, dLast], 0),
  };
}

/** The cells that step `t` found, of the sequences that run at it. */
export function cellBefore(
  steps: readonly LstmCellStep[],
  t: number,
  count: number,
): tf.Tensor2D {
  const before = steps[t - 1];
  if (before) return firstRows(before.cell, count);
  const hiddenSize = steps[t]?.cell.shape[1] ?? 0;
  return tf.zeros([count, hiddenSize]);
}
