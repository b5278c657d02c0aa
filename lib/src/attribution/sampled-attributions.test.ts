import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { seededRandom } from "../random/seeded-random";
import { gradientShap } from "./gradient-shap";
import { infidelity, subtracting } from "./infidelity";
import { noiseTunnel } from "./noise-tunnel";
import { saliency } from "./saliency";
import { sensitivityMax } from "./sensitivity-max";

const x = waveTensor([2, 3]);
const weights = tf.tensor1d([2, -3, 5]);
const linear = (given: tf.Tensor) => given.mul(weights).sum(1);

describe("gradientShap", () => {
  it("is exact for a linear function and one baseline", () => {
    const baselines = tf.tensor2d([[1, 1, 1]]);
    const random = seededRandom("shap");
    const asked = {
      forward: linear,
      inputs: x,
      baselines,
      random,
      returnConvergenceDelta: true,
    };
    const { attributions, delta } = gradientShap(asked);
    expectTensor(attributions, [2, 3], [...x.sub(1).mul(weights).dataSync()]);
    expectNumbers(delta?.dataSync() ?? [], [0, 0]);
  });

  it("draws baselines: the mean over many is that of their mean", () => {
    const baselines = tf.tensor2d([0, 0, 0, 2, 2, 2], [2, 3]);
    const random = seededRandom("shap");
    const asked = {
      forward: linear,
      inputs: x,
      baselines,
      nSamples: 400,
      random,
    };
    const wanted = [...x.sub(1).mul(weights).dataSync()];
    expectTensor(gradientShap(asked).attributions, [2, 3], wanted, 0.8);
  });

  it("says which baselines do not fit, and leaves nothing behind", () => {
    const asked = { forward: linear, inputs: x, random: seededRandom("shap") };
    expect(() =>
      gradientShap({ ...asked, baselines: tf.zeros([4, 2]) }),
    ).toThrow(/expected \[numBaselines, 3\], got \[4, 2\]/);
    const baselines = tf.zeros([4, 3]);
    expectNoLeak(() => gradientShap({ ...asked, baselines, stdevs: 0.1 }));
  });
});

describe("noiseTunnel", () => {
  const attribute = (given: tf.Tensor) =>
    saliency({
      forward: (one) => one.square().sum(1),
      inputs: given,
      abs: false,
    }).attributions;

  it("is the attribution itself where there is hardly any noise", () => {
    const random = seededRandom("noise");
    const { attributions } = noiseTunnel({
      attribute,
      inputs: x,
      stdevs: 2e-8,
      random,
    });
    expectTensor(attributions, [2, 3], [...x.mul(2).dataSync()]);
  });

  it("gives mean, squares and variance of the same samples", () => {
    const of = (type: "smoothgrad" | "smoothgrad_sq" | "vargrad") =>
      noiseTunnel({
        attribute,
        inputs: x,
        type,
        nSamples: 7,
        random: seededRandom("noise"),
      }).attributions;
    const variance = of("smoothgrad_sq").sub(of("smoothgrad").square());
    expectTensor(of("vargrad"), [2, 3], [...variance.dataSync()], 1e-4);
    expect(Math.min(...of("vargrad").dataSync())).toBeGreaterThan(0);
  });

  it("refuses a negative deviation, and leaves nothing behind", () => {
    const asked = { attribute, inputs: x, random: seededRandom("noise") };
    expect(() => noiseTunnel({ ...asked, stdevs: -1 })).toThrow(
      /at least 0.*got -1/,
    );
    expectNoLeak(() => noiseTunnel(asked));
  });
});

describe("infidelity", () => {
  const random = seededRandom("changes");
  const perturb = (given: tf.Tensor) =>
    subtracting(given, [
      tf.tensor2d([random(), random(), random()], [1, 3]).tile([2, 1]),
    ]);
  const asked = { forward: linear, inputs: x, perturb };

  it("is 0 for the weights of a linear function, and not for others", () => {
    const attributions = weights.tile([2]).reshape([2, 3]);
    expectNumbers(infidelity({ ...asked, attributions }).dataSync(), [0, 0]);
    const wrong = infidelity({
      ...asked,
      attributions: tf.ones([2, 3]),
    }).dataSync();
    expect(Math.min(...wrong)).toBeGreaterThan(0.1);
  });

  it("forgives a wrong scale only when normalised", () => {
    const attributions = weights.tile([2]).reshape([2, 3]).mul(100);
    expectNumbers(
      infidelity({ ...asked, attributions, normalize: true }).dataSync(),
      [0, 0],
    );
    expect(
      Math.min(...infidelity({ ...asked, attributions }).dataSync()),
    ).toBeGreaterThan(1);
  });

  it("stays finite for attributions of nothing, and leaves nothing behind", () => {
    const attributions = tf.zeros([2, 3]);
    const scores = infidelity({
      ...asked,
      attributions,
      normalize: true,
    }).dataSync();
    expect([...scores].every(Number.isFinite)).toBe(true);
    expectNoLeak(() => infidelity({ ...asked, attributions }));
  });
});

describe("sensitivityMax", () => {
  it("is 0 where the explanation stays, and the relative change where it moves", () => {
    const asked = { inputs: x, random: seededRandom("moves") };
    const constant = () => weights.tile([2]).reshape([2, 3]);
    expectNumbers(
      sensitivityMax({ ...asked, attribute: constant }).dataSync(),
      [0, 0],
    );
    const itself = sensitivityMax({
      ...asked,
      attribute: (given) => given.clone(),
    }).dataSync();
    const lengths = x.norm("euclidean", 1).dataSync();
    itself.forEach((change, row) => {
      expect(change).toBeGreaterThan(0);
      expect(change).toBeLessThanOrEqual(
        (0.02 * Math.sqrt(3)) / (lengths[row] ?? 0),
      );
    });
    expectNoLeak(() =>
      sensitivityMax({ ...asked, attribute: (given) => given.clone() }),
    );
  });
});
