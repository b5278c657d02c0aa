import * as tf from "@tensorflow/tfjs";
import { describe, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { lstmCell, lstmCellGradient } from "./lstm-cell";

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const wave = (shape: number[], phase: number) =>
  waveTensor(shape, phase) as tf.Tensor2D;

describe("lstmCell", () => {
  it("is the formula, its gates in the order i, f, g, o", () => {
    const preactivations = tf.tensor2d([[1, -2, 0.5, 3]]);
    const [i, f, g, o] = [sigmoid(1), sigmoid(-2), Math.tanh(0.5), sigmoid(3)];
    const cell = f * 0.7 + i * g;
    const step = lstmCell(preactivations, tf.tensor2d([[0.7]]));
    expectTensor(step.gates, [1, 4], [i, f, g, o]);
    expectTensor(step.cell, [1, 1], [cell]);
    expectTensor(step.hidden, [1, 1], [o * Math.tanh(cell)]);
  });

  it("is at its limits, not NaN, for scores of 200", () => {
    const preactivations = tf.tensor2d([[200, -200, -200, 200]]);
    const step = lstmCell(preactivations, tf.tensor2d([[5]]));
    expectTensor(step.gates, [1, 4], [1, 0, -1, 1]);
    expectTensor(step.hidden, [1, 1], [Math.tanh(-1)]);
  });

  it("leaves no tensors behind but its own", () => {
    const [scores, previous] = [wave([3, 20], 0), wave([3, 5], 1)];
    expectNoLeak(() => lstmCell(scores, previous));
  });
});

describe("lstmCellGradient", () => {
  const [scores, previous] = [wave([3, 20], 0), wave([3, 5], 1)];
  const slopes = { dHidden: wave([3, 5], 2), dCell: wave([3, 5], 3) };

  it("has the slopes that tfjs finds by itself", () => {
    const [dScores, dPrevious] = tf.grads((x, before) => {
      const { hidden, cell } = lstmCell(
        x as tf.Tensor2D,
        before as tf.Tensor2D,
      );
      const weighted = hidden.mul(slopes.dHidden).add(cell.mul(slopes.dCell));
      return weighted.sum();
    })([scores, previous]);
    const step = lstmCell(scores, previous);
    const own = lstmCellGradient(step, previous, slopes);
    if (!dScores || !dPrevious) throw new Error("two gradients");
    expectTensor(own.dPreactivations, [3, 20], [...dScores.dataSync()]);
    expectTensor(own.dPreviousCell, [3, 5], [...dPrevious.dataSync()]);
  });

  it("leaves no tensors behind but its own", () => {
    const step = lstmCell(scores, previous);
    expectNoLeak(() => lstmCellGradient(step, previous, slopes));
  });
});
