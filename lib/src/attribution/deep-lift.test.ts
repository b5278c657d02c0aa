import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { Linear } from "../layers/linear";
import { ClinicalNoteClassifier } from "../models/clinical-note-classifier";
import { seededRandom } from "../random/seeded-random";
import { deepLift } from "./deep-lift";
import { guidedBackprop } from "./guided-backprop";
import { saliency } from "./saliency";
import { splitAtLayer } from "./split-at-layer";

const x = waveTensor([2, 3]) as tf.Tensor2D;
const first = new Linear({
  inFeatures: 3,
  outFeatures: 7,
  random: seededRandom(1),
});
const second = new Linear({
  inFeatures: 7,
  outFeatures: 2,
  random: seededRandom(2),
});

describe("deepLift", () => {
  it.each([tf.relu, tf.sigmoid, tf.tanh, tf.elu, tf.softplus])(
    "accounts for a layer that bends (%#)",
    (bend) => {
      const forward = (given: tf.Tensor) =>
        second.forward(bend(first.forward(given)));
      const baselines = waveTensor([2, 3], 2);
      const asked = {
        forward,
        inputs: x,
        baselines,
        target: 1,
        returnConvergenceDelta: true,
      };
      const { attributions, delta } = deepLift(asked);
      expectNumbers(delta?.dataSync() ?? [], [0, 0], 1e-5);
      const change = forward(x).sub(forward(baselines)).slice([0, 1], [2, 1]);
      expectNumbers(attributions.sum(1).dataSync(), change.dataSync());
    },
  );

  it("takes the slope where nothing changes", () => {
    const inputs = tf.tensor2d([[2], [-2]]);
    const asked = {
      forward: (given: tf.Tensor) => tf.relu(given).mul(3),
      inputs,
      baselines: inputs,
    };
    const { attributions } = deepLift({ ...asked, multiplyByInputs: false });
    expectTensor(attributions, [2, 1], [3, 0]);
  });

  it("refuses what it has no rule for, by name", () => {
    const squared = (given: tf.Tensor) => given.mul(given).sum(1);
    expect(() => deepLift({ forward: squared, inputs: x })).toThrow(
      /deepLift: expected linear operations.*got Multiply, for which the rescale rule does not hold/,
    );
    const model = new ClinicalNoteClassifier({
      ...{
        vocabSize: 11,
        dModel: 8,
        numHeads: 2,
        dFf: 8,
        random: seededRandom(3),
      },
    }).eval();
    const ids = tf.tensor2d([[2, 5, 7]], undefined, "int32");
    const { before, after } = splitAtLayer({ model, layer: "embedding" });
    const attend = {
      forward: after as typeof squared,
      inputs: before(ids),
      target: 0,
    };
    expect(() => deepLift({ ...attend, additionalForwardArgs: [ids] })).toThrow(
      /does not hold/,
    );
  });

  it("passes by a branch that the output does not use", () => {
    const forward = (given: tf.Tensor) => {
      given.square();
      return given.sum(1);
    };
    expectTensor(
      deepLift({ forward, inputs: x }).attributions,
      [2, 3],
      [...x.dataSync()],
    );
  });

  it("leaves gradients as they were, and nothing behind", () => {
    const forward = (given: tf.Tensor) => tf.relu(given).sum(1);
    expectNoLeak(() => deepLift({ forward, inputs: x }).attributions);
    expect(() =>
      deepLift({ forward: (given) => given.square().sum(1), inputs: x }),
    ).toThrow();
    const { attributions } = saliency({
      forward,
      inputs: tf.tensor2d([[2, -2]]),
    });
    expectTensor(attributions, [1, 2], [1, 0]);
  });
});

it("guidedBackprop lets only positive gradients through a ReLU", () => {
  const forward = (given: tf.Tensor) =>
    tf
      .relu(given)
      .mul(tf.tensor1d([3, -5, 7]))
      .sum(1);
  const inputs = tf.tensor2d([[1, 1, -1]]);
  expectTensor(
    guidedBackprop({ forward, inputs }).attributions,
    [1, 3],
    [3, 0, 0],
  );
  expectTensor(
    saliency({ forward, inputs, abs: false }).attributions,
    [1, 3],
    [3, -5, 0],
  );
});
