import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { Linear } from "../layers/linear";
import { Module } from "../layers/module";
import { ClinicalNoteClassifier } from "../models/clinical-note-classifier";
import { seededRandom } from "../random/seeded-random";
import { inputXGradient } from "./input-x-gradient";
import { integratedGradients } from "./integrated-gradients";
import { layerConductance } from "./layer-conductance";
import { layerIntegratedGradients } from "./layer-integrated-gradients";
import { splitAtLayer } from "./split-at-layer";

class TwoLayers extends Module {
  readonly first = new Linear({
    inFeatures: 3,
    outFeatures: 5,
    random: seededRandom(1),
  });
  readonly second = new Linear({
    inFeatures: 5,
    outFeatures: 2,
    random: seededRandom(2),
  });

  forward(x: tf.Tensor2D): tf.Tensor2D {
    return this.second.forward(tf.tanh(this.first.forward(x)));
  }
}

const model = new TwoLayers();
const x = waveTensor([2, 3]) as tf.Tensor2D;
const notes = tf.tensor2d([2, 7, 11, 5, 0, 2, 31, 3, 0, 0], [2, 5], "int32");
const classifier = new ClinicalNoteClassifier({
  ...{
    vocabSize: 37,
    dModel: 8,
    numHeads: 2,
    dFf: 16,
    random: seededRandom(5),
  },
}).eval();

describe("splitAtLayer", () => {
  it("cuts a model in two that are the model again", () => {
    const { before, after } = splitAtLayer({ model, layer: "first" });
    expectTensor(before(x), [2, 5], [...model.first.forward(x).dataSync()]);
    expectTensor(after(before(x), x), [2, 2], [...model.forward(x).dataSync()]);
    const moved = after(tf.zeros([2, 5]), x);
    expectTensor(
      moved,
      [2, 2],
      [...model.second.forward(tf.zeros([2, 5])).dataSync()],
    );
  });

  it("takes what goes into a layer, if asked", () => {
    const { before } = splitAtLayer({
      model,
      layer: "second",
      attributeToLayerInput: true,
    });
    expectTensor(
      before(x),
      [2, 5],
      [...tf.tanh(model.first.forward(x)).dataSync()],
    );
  });

  it("reaches a layer that returns several things, in a model that does", () => {
    const { before, after } = splitAtLayer({
      model: classifier,
      layer: "encoder.0.attention",
    });
    const value = before(notes);
    expect(value.shape).toEqual([2, 5, 8]);
    expectTensor(
      after(value, notes),
      [2, 4],
      [...classifier.forward(notes).logits.dataSync()],
    );
  });

  it("costs nothing when unused, and puts the layer back after an error", () => {
    expect(Object.hasOwn(model.first, "forward")).toBe(false);
    const { after } = splitAtLayer({ model, layer: "first" });
    expect(() => after(tf.zeros([2, 4]), x)).toThrow();
    expect(Object.hasOwn(model.first, "forward")).toBe(false);
  });

  it("says what cannot be cut", () => {
    expect(() => splitAtLayer({ model, layer: "third" })).toThrow(
      'layer: expected the path of a layer of TwoLayers, got "third". There are first, second.',
    );
    const idle = splitAtLayer({
      model,
      layer: "first",
      forward: () => tf.zeros([2, 2]),
    });
    expect(() => idle.before(x)).toThrow(
      /runs once.*got Linear, which ran 0 times\. Does forward/,
    );
    const twice = splitAtLayer({
      ...{ model, layer: "first" },
      forward: (given) => {
        const run = () => model.forward(given as tf.Tensor2D);
        return run().add(run());
      },
    });
    expect(() => twice.before(x)).toThrow(
      /ran 2 times\. Which of its runs is meant/,
    );
  });

  it("leaves nothing behind", () => {
    const { before, after } = splitAtLayer({ model, layer: "first" });
    expectNoLeak(() => before(x));
    expectNoLeak(() => tf.tidy(() => after(before(x), x)));
  });
});

describe("layerIntegratedGradients", () => {
  const asked = {
    model: classifier,
    layer: "embedding",
    inputs: notes,
    target: 1,
    nSteps: 30,
  };
  const baselines = tf.tensor2d([[2, 0, 0, 0, 0]], undefined, "int32");

  it("is integrated gradients of the embedded tokens", () => {
    const { attributions } = layerIntegratedGradients({ ...asked, baselines });
    const embed = (ids: tf.Tensor) =>
      classifier.embedding.forward(ids as tf.Tensor2D);
    const { after } = splitAtLayer(asked);
    const alone = integratedGradients({
      forward: (vectors, ids) => after(vectors, ids as tf.Tensor),
      inputs: embed(notes),
      baselines: embed(baselines.tile([2, 1])),
      additionalForwardArgs: [notes],
      target: 1,
      nSteps: 30,
    }).attributions;
    expectTensor(attributions, [2, 5, 8], [...alone.dataSync()]);
  });

  it("gives padding nothing, and accounts for the logit", () => {
    const { attributions, delta } = layerIntegratedGradients({
      ...{ ...asked, baselines, returnConvergenceDelta: true },
    });
    const perToken = attributions.sum(2).arraySync() as number[][];
    expect(perToken[0]?.[4]).toBe(0);
    expect(perToken[1]?.slice(3)).toEqual([0, 0]);
    expectNumbers(delta?.dataSync() ?? [], [0, 0], 1e-3);
  });

  it("says what does not fit, where, and what to do", () => {
    const refused = (change: object) => () =>
      layerIntegratedGradients({ ...asked, ...change });
    expect(refused({ target: 4 })).toThrow(
      /target: expected a place in an output \[batch, 4\].*got \[4\]\. The first/,
    );
    expect(refused({ target: undefined })).toThrow(
      /target: expected.*no target\. Say which number/,
    );
    const short = tf.tensor2d([[2, 0]], undefined, "int32");
    expect(refused({ baselines: short })).toThrow(
      "layerIntegratedGradients: expected a baseline [2, 5] or [1, 5], got [1, 2]. A baseline is an example",
    );
    expect(refused({ layer: "embeddings" })).toThrow(/There are embedding, /);
    const forward = (ids: tf.Tensor) =>
      tf.cumprod(classifier.forward(ids as tf.Tensor2D).logits, 1);
    expect(refused({ forward })).toThrow(/got cumprod\. Use exp/);
  });

  it("leaves nothing behind", () => {
    expectNoLeak(() =>
      layerIntegratedGradients({ ...asked, internalBatchSize: 6 }),
    );
  });
});

describe("layerConductance", () => {
  it("sums over a layer to what the output changes by", () => {
    for (const layer of ["first", "second"]) {
      const asked = {
        model,
        layer,
        inputs: x,
        target: 1,
        returnConvergenceDelta: true,
      };
      const { attributions, delta } = layerConductance({
        ...asked,
        nSteps: 20,
      });
      expectNumbers(delta?.dataSync() ?? [], [0, 0], 1e-4);
      const change = model.forward(x).sub(model.forward(tf.zerosLike(x)));
      const wanted = change.slice([0, 1], [2, 1]).dataSync();
      expectNumbers(attributions.sum(1).dataSync(), wanted, 1e-4);
      const parts = layerConductance({
        ...asked,
        nSteps: 20,
        internalBatchSize: 6,
      });
      expectNumbers(
        parts.attributions.dataSync(),
        [...attributions.dataSync()],
        1e-5,
      );
    }
  });

  it("has nothing to walk between token ids", () => {
    const asked = {
      model: classifier,
      layer: "embedding",
      inputs: notes,
      target: 1,
    };
    expect(() => layerConductance(asked)).toThrow(
      /layerConductance: expected float32/,
    );
  });
});

it("explains a unit, with the first part as forward", () => {
  const { before } = splitAtLayer({ model, layer: "first" });
  const { attributions } = inputXGradient({
    forward: before,
    inputs: x,
    target: 4,
  });
  const weights = model.first.weight.slice([0, 4], [3, 1]).reshape([1, 3]);
  expectTensor(attributions, [2, 3], [...x.mul(weights).dataSync()]);
});
