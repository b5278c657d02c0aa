import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { convergenceDelta } from "./convergence-delta";
import { integratedGradients } from "./integrated-gradients";

const x = tf.tensor2d([1, 2, 3, -1, 0.5, 4], [2, 3]);
/** x₁² + x₂x₃ and 5 x₁, `[batch, 2]`. */
const bent = (given: tf.Tensor): tf.Tensor => {
  const [a, b, c] = tf.split(given, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
  return tf.concat([a.square().add(b.mul(c)), a.mul(5)], 1);
};

describe("integratedGradients", () => {
  it("splits a square and a product by hand", () => {
    const { attributions } = integratedGradients({
      forward: bent,
      inputs: x,
      target: 0,
    });
    // x₁² is x₁'s, and a product is shared by halves when it begins at 0.
    expectTensor(attributions, [2, 3], [1, 3, 3, 1, 1, 1]);
  });

  it("starts where the baseline is, and accounts for the whole way", () => {
    const baselines = tf.tensor2d([[1, 1, 1]]);
    const asked = { forward: bent, inputs: x, baselines, target: 0 };
    const { attributions, delta } = integratedGradients({
      ...asked,
      returnConvergenceDelta: true,
    });
    // From (1, 1, 1) to (1, 2, 3): x₂x₃ grows by 5, ∫(1 + 2α) dα = 2 for x₂.
    expectNumbers([...attributions.dataSync()].slice(0, 3), [0, 2, 3]);
    expectNumbers(delta?.dataSync() ?? [], [0, 0]);
    expectTensor(
      convergenceDelta({ ...asked, attributions }),
      [2],
      [...(delta?.dataSync() ?? [])],
    );
  });

  it("takes a class for each example", () => {
    const { attributions } = integratedGradients({
      forward: bent,
      inputs: x,
      target: [0, 1],
    });
    expectTensor(attributions, [2, 3], [1, 3, 3, -5, 0, 0]);
  });

  it("explains several inputs at once, and never an additional one", () => {
    const [one, two] = [tf.tensor2d([[2], [3]]), tf.tensor2d([[5], [7]])];
    const { attributions } = integratedGradients({
      forward: (a, b, factor) => a.mul(b).mul(factor ?? 1),
      inputs: [one, two],
      additionalForwardArgs: [tf.tensor2d([[1], [2]])],
      target: 0,
    });
    expect(attributions).toHaveLength(2);
    expectNumbers(attributions[0]?.dataSync() ?? [], [5, 21]);
    expectNumbers(attributions[1]?.dataSync() ?? [], [5, 21]);
  });

  it.each([1, 2, 3, 7, 1000])(
    "says the same in parts of %i rows",
    (internalBatchSize) => {
      const inputs = waveTensor([3, 5]);
      const forward = (given: tf.Tensor) =>
        given.sin().mul(given.sum(1, true)).sum(1);
      const asked = { forward, inputs, nSteps: 11 };
      const whole = integratedGradients(asked).attributions;
      const parts = integratedGradients({
        ...asked,
        internalBatchSize,
      }).attributions;
      expectTensor(parts, [3, 5], [...whole.dataSync()], 1e-5);
    },
  );

  it("gives the mean gradient when not multiplied", () => {
    const asked = { forward: bent, inputs: x, target: 0 };
    const mean = integratedGradients({
      ...asked,
      multiplyByInputs: false,
    }).attributions;
    expectTensor(mean.mul(x), [2, 3], [1, 3, 3, 1, 1, 1]);
  });

  it("is as complete for a list of targets and a baseline each, as one by one", () => {
    const baselines = waveTensor([2, 3], 1);
    const asked = { forward: bent, inputs: x, baselines, target: [1, 0] };
    const all = [...integratedGradients(asked).attributions.dataSync()];
    const alone = [0, 1].flatMap((row) => {
      const of = (tensor: tf.Tensor) => tensor.slice(row, 1);
      const one = { forward: bent, inputs: of(x), baselines: of(baselines) };
      const { attributions } = integratedGradients({
        ...one,
        target: asked.target[row] ?? 0,
      });
      return [...attributions.dataSync()];
    });
    expectNumbers(all, alone);
  });

  it("says what does not fit", () => {
    const ids = tf.tensor2d([[1, 2]], undefined, "int32");
    const asked = { forward: bent, inputs: x };
    expect(() => integratedGradients({ ...asked, inputs: ids })).toThrow(
      /expected float32 inputs, got int32 \[1, 2\]\. Between two token ids.*layer: "embedding"/,
    );
    expect(() => integratedGradients(asked)).toThrow(
      /no target\. Say which number/,
    );
    expect(() => integratedGradients({ ...asked, target: 2 })).toThrow(
      /got \[2\]/,
    );
    const baselines = tf.zeros([2, 4]);
    expect(() =>
      integratedGradients({ ...asked, target: 0, baselines }),
    ).toThrow(
      "integratedGradients: expected a baseline [2, 3] or [1, 3], got [2, 4].",
    );
    expect(() =>
      integratedGradients({ ...asked, target: 0, baselines: [0, 0] }),
    ).toThrow(/expected 1 baselines, one for each input, got 2/);
    const inputs = [x, tf.zeros([3, 1])];
    expect(() => integratedGradients({ ...asked, inputs })).toThrow(
      /equal batch, got \[2, 3\] and \[3, 1\]/,
    );
  });

  it("names an operation without a gradient, and a way that was cut", () => {
    const without = (given: tf.Tensor) => tf.cumprod(given, 1).sum(1);
    expect(() => integratedGradients({ forward: without, inputs: x })).toThrow(
      /cumprod/i,
    );
    const cut = (given: tf.Tensor) =>
      tf.tensor2d(given.sum(1, true).arraySync() as number[][]);
    expect(() => integratedGradients({ forward: cut, inputs: x })).toThrow(
      /computed from the inputs by tensors alone.*dataSync/,
    );
  });

  it("leaves nothing behind", () => {
    const asked = { forward: bent, inputs: x, target: 0, internalBatchSize: 4 };
    expectNoLeak(() =>
      integratedGradients({ ...asked, returnConvergenceDelta: true }),
    );
  });
});

it.each([10, undefined])(
  "keeps memory flat with %s rows at once, however many steps",
  (internalBatchSize) => {
    const inputs = waveTensor([2, 64]);
    const peakOf = (nSteps: number): number => {
      let peak = 0;
      const forward = (given: tf.Tensor) => {
        peak = Math.max(peak, tf.memory().numBytes);
        return given.tanh().sum(1);
      };
      integratedGradients({
        forward,
        inputs,
        nSteps,
        internalBatchSize,
      }).attributions.dispose();
      return peak;
    };
    expect(peakOf(200)).toBe(peakOf(40));
  },
);
