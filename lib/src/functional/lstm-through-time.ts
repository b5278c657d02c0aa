import * as tf from "@tensorflow/tfjs";
import { hasLstmKernel, runFused } from "./fused-kernel";
import { type LstmCellSlopes, lstmCellGradient } from "./lstm-cell";
import { stepStarts } from "./sequence-packing";

/** What a run along packed sequences leaves for its way back. */
export type LstmRun = readonly [
  /** The recurrent one, `[hiddenSize, 4 · hiddenSize]`. */
  weight: tf.Tensor2D,
  /** Of all steps, `[numRows, 4 · hiddenSize]`. */
  gates: tf.Tensor2D,
  /** Of all steps, `[numRows, hiddenSize]`. */
  cells: tf.Tensor2D,
  /** The hidden states of all steps, and whatever is below them. */
  states: tf.Tensor2D,
];

/**
 * The slopes for the projected input and for the recurrent weight.
 *
 * The second is one product over all steps.
 *
 * @param dStates the slopes for the hidden states of all steps, and below them
 * those for the last cells, the longest sequence first:
 * `[numRows + numSequences, hiddenSize]`
 * @param running how many sequences run at each step
 * @see Werbos 1990, https://doi.org/10.1109/5.58337
 */
export function slopesThroughTime(
  dStates: tf.Tensor2D,
  run: LstmRun,
  running: readonly number[],
): [dProjected: tf.Tensor2D, dWeight: tf.Tensor2D] {
  const [weight, , , states] = run;
  const dProjected = backThroughTime(dStates, run, running);
  const fedRows = rowsBefore(running);
  // No state came into the first step.
  if (fedRows.length === 0) return [dProjected, tf.zerosLike(weight)];
  const fed = states.gather(tf.tensor1d(fedRows, "int32"));
  const dFed = dProjected.slice([running[0] ?? 0, 0], [fedRows.length, -1]);
  return [dProjected, tf.matMul<tf.Tensor2D>(fed, dFed, true)];
}

/** For each row but those of the first step, that of the step before. */
function rowsBefore(running: readonly number[]): number[] {
  const starts = stepStarts(running);
  return running
    .slice(1)
    .flatMap((count, t) =>
      Array.from({ length: count }, (_, rank) => (starts[t] ?? 0) + rank),
    );
}

/** The slopes for what went into the gates of all steps. */
function backThroughTime(
  dStates: tf.Tensor2D,
  [weight, gates, cells]: LstmRun,
  running: readonly number[],
): tf.Tensor2D {
  if (hasLstmKernel(weight, dStates)) {
    const inputs = { weight, gates, cells, dStates };
    return runFused<tf.Tensor2D>("AttendingLstmGradient", inputs, { running });
  }
  // A product with a transposed factor has no quick kernel in stock wasm.
  const backWeight = weight.transpose<tf.Tensor2D>();
  const [numRows, hiddenSize] = cells.shape;
  const starts = stepStarts(running);
  const slopes: tf.Tensor2D[] = [];
  let later: LstmCellSlopes | undefined;
  for (let t = running.length - 1; t >= 0; t--) {
    const [count = 0, start = 0] = [running[t], starts[t]];
    const back = tf.tidy(() => {
      const rowsOf = (x: tf.Tensor2D, row = start) =>
        x.slice([row, 0], [count, -1]);
      const own = { dHidden: rowsOf(dStates), dCell: rowsOf(dStates, numRows) };
      const step = { gates: rowsOf(gates), cell: rowsOf(cells) };
      const previousCell =
        t > 0
          ? rowsOf(cells, starts[t - 1])
          : tf.zeros<tf.Rank.R2>([count, hiddenSize]);
      const joined = joinSlopes(own, later);
      const slopes = lstmCellGradient(step, previousCell, joined);
      const { dPreactivations } = slopes;
      const before = tf.matMul<tf.Tensor2D>(dPreactivations, backWeight);
      return { ...slopes, dPreviousHidden: before };
    });
    slopes.unshift(back.dPreactivations);
    later = { dHidden: back.dPreviousHidden, dCell: back.dPreviousCell };
  }
  return tf.concat2d(slopes, 0);
}

/**
 * A step's slopes: its own, and from the step after it those of the sequences
 * that go on, which are its first rows. The last cells' are for the others.
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
