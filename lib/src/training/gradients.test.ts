import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectNumbers } from "../../tests/tensor-expectations";
import { makeVariable } from "../layers/initialisers";
import { Module } from "../layers/module";
import { lossAndGradients } from "./gradients";

class Pair extends Module {
  readonly used = makeVariable(Float32Array.of(2, -3), [2]);
  readonly unused = makeVariable(Float32Array.of(1), [1]);
}

describe("lossAndGradients", () => {
  it("gives the loss, and slopes by the model's names", () => {
    const model = new Pair();
    const { loss, gradients } = lossAndGradients(model, () =>
      model.used.square().sum(),
    );
    expect(loss).toBe(13);
    expect(Object.keys(gradients)).toEqual(["used"]);
    expectNumbers(gradients.used?.dataSync() ?? [], [4, -6]);
  });

  it("leaves nothing behind but the gradients", () => {
    const model = new Pair();
    const before = tf.memory().numTensors;
    const { gradients } = lossAndGradients(model, () =>
      model.used.mul(3).square().sum(),
    );
    expect(tf.memory().numTensors).toBe(before + 1);
    tf.dispose(gradients);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("leaves nothing behind where the loss fails halfway", () => {
    const model = new Pair();
    const before = tf.memory().numTensors;
    const fail = () =>
      lossAndGradients(model, () => {
        model.used.square().softmax();
        throw new Error("no kernel");
      });
    expect(fail).toThrow("no kernel");
    expect(tf.memory().numTensors).toBe(before);
    const { gradients } = lossAndGradients(model, () => model.used.sum());
    expectNumbers(gradients.used?.dataSync() ?? [], [1, 1]);
    tf.dispose(gradients);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("refuses a model with nothing to train", () => {
    class Empty extends Module {}
    expect(() => lossAndGradients(new Empty(), () => tf.scalar(1))).toThrow(
      "lossAndGradients: expected parameters to train, got a model without any. Keep layers and variables in properties of the model.",
    );
  });
});
