import * as tf from "@tensorflow/tfjs";
import { lstmCell } from "../functional/lstm-cell";
import { lstmRecurrence } from "../functional/lstm-recurrence";
import { requireClose, wave } from "./require-close";

/** The least that the kernels take, and three sequences of two lengths. */
const hiddenSize = 4;
const running = [3, 1];

/**
 * Nothing; throws unless the current backend's LSTM agrees, forth and back,
 * with its steps taken one by one.
 */
export function checkLstmKernels(): void {
  tf.tidy(() => {
    const projected = waves([4, 4 * hiddenSize], 1);
    const weight = waves([hiddenSize, 4 * hiddenSize], 2);
    // Different weights for hidden states and last cells.
    const factors = waves([4 + 3, hiddenSize], 3);
    const inOneGo: Recurrence = (from, recurrent) => {
      const states = lstmRecurrence(from, recurrent, running);
      return tf.concat2d([states.hidden, states.lastCells], 0);
    };
    const expected = stepByStep(projected, weight);
    const got = inOneGo(projected, weight);
    requireClose("an LSTM", got, expected.dataSync());
    const slopesOf = (run: Recurrence) =>
      tf.grads((from, recurrent) =>
        run(from as tf.Tensor2D, recurrent as tf.Tensor2D)
          .mul(factors)
          .sum(),
      )([projected, weight]);
    const slopes = slopesOf(stepByStep);
    slopesOf(inOneGo).forEach((slope, i) => {
      requireClose("an LSTM's gradient", slope, slopes[i]?.dataSync() ?? []);
    });
  });
}

/** Hidden states of all steps, and below them the sequences' last cells. */
type Recurrence = (projected: tf.Tensor2D, weight: tf.Tensor2D) => tf.Tensor2D;

const stepByStep: Recurrence = (projected, weight) => {
  const first = lstmCell(rowsOf(projected, 0, 3), tf.zeros([3, hiddenSize]));
  const fed = rowsOf(first.hidden, 0, 1).matMul(weight);
  const own = rowsOf(projected, 3, 1).add<tf.Tensor2D>(fed);
  const second = lstmCell(own, rowsOf(first.cell, 0, 1));
  const ended = rowsOf(first.cell, 1, 2);
  return tf.concat2d([first.hidden, second.hidden, second.cell, ended], 0);
};

function rowsOf(x: tf.Tensor2D, begin: number, count: number): tf.Tensor2D {
  return x.slice([begin, 0], [count, -1]);
}

function waves(shape: [number, number], phase: number): tf.Tensor2D {
  return tf.tensor2d(wave(shape[0] * shape[1], phase), shape);
}
