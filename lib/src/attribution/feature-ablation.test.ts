import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
} from "../../tests/tensor-expectations";
import { seededRandom } from "../random/seeded-random";
import { featureAblation } from "./feature-ablation";
import { occlusion } from "./occlusion";
import { shapleyValueSampling, shapleyValues } from "./shapley-values";

const x = tf.tensor2d([1, 2, 3, 5, 7, 11], [2, 3]);
/** x₁ + x₂x₃, `[batch]`. */
const forward = (given: tf.Tensor): tf.Tensor => {
  const [a, b, c] = tf.split(given, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
  return a.add(b.mul(c)).reshape([given.shape[0] ?? 1]);
};

describe("featureAblation", () => {
  it("takes one number out after another, by hand", () => {
    const { attributions } = featureAblation({ forward, inputs: x });
    expectTensor(attributions, [2, 3], [1, 6, 6, 5, 77, 77]);
  });

  it("puts a baseline in its place, and takes groups out together", () => {
    const featureMask = tf.tensor2d([[4, 9, 9]], undefined, "int32");
    const asked = {
      forward,
      inputs: x,
      baselines: tf.tensor2d([[1, 1, 1]]),
      featureMask,
    };
    expectTensor(
      featureAblation(asked).attributions,
      [2, 3],
      [0, 5, 5, 4, 76, 76],
    );
  });

  it("explains token ids, in int32", () => {
    const ids = tf.tensor2d([[2, 5, 7]], undefined, "int32");
    const values = tf.tensor1d([0, 0, 10, 0, 0, 3, 0, 4]);
    const summed = (given: tf.Tensor) =>
      values.gather(given.toInt() as tf.Tensor2D).sum(1);
    const { attributions } = featureAblation({ forward: summed, inputs: ids });
    expect(attributions.dtype).toBe("float32");
    expectTensor(attributions, [1, 3], [10, 3, 4]);
  });

  it("says what does not fit", () => {
    const asked = { forward, inputs: x };
    const featureMask = tf.tensor2d([[0, 1]], undefined, "int32");
    expect(() => featureAblation({ ...asked, featureMask })).toThrow(
      /featureMask \[2, 3\] or \[1, 3\] for input 0, got \[1, 2\]/,
    );
    expect(() =>
      featureAblation({ ...asked, perturbationsPerEval: 0 }),
    ).toThrow(/perturbationsPerEval/);
    const forAll = { inputs: x, forward: (given: tf.Tensor) => given.sum() };
    expect(() =>
      featureAblation({ ...forAll, perturbationsPerEval: 2 }),
    ).toThrow(/an output with 4 rows.*perturbationsPerEval is 1/);
  });

  it("leaves nothing behind", () => {
    expectNoLeak(() =>
      featureAblation({ forward, inputs: x, perturbationsPerEval: 2 }),
    );
  });
});

describe("occlusion", () => {
  const sum = (given: tf.Tensor) =>
    given
      .square()
      .reshape([given.shape[0] ?? 1, -1])
      .sum(1);

  it("takes the mean where windows overlap, by hand", () => {
    const { attributions } = occlusion({
      forward: sum,
      inputs: x,
      slidingWindowShapes: [2],
    });
    // Windows lose 1 + 4 and 4 + 9 in the first row.
    expectNumbers([...attributions.dataSync()].slice(0, 3), [5, 9, 13]);
  });

  it("covers a plane with strides, and cuts the last window", () => {
    const plane = tf.ones([1, 3, 5]);
    const asked = {
      forward: sum,
      inputs: plane,
      slidingWindowShapes: [2, 3],
      strides: [2, 3],
    };
    const { attributions } = occlusion(asked);
    expectTensor(
      attributions,
      [1, 3, 5],
      [6, 6, 6, 4, 4, 6, 6, 6, 4, 4, 3, 3, 3, 2, 2],
    );
  });

  it("says what does not fit", () => {
    const asked = { forward: sum, inputs: x };
    expect(() => occlusion({ ...asked, slidingWindowShapes: [4] })).toThrow(
      /slidingWindowShapes.*got \[4\]/,
    );
    expect(() => occlusion({ ...asked, slidingWindowShapes: [1, 1] })).toThrow(
      /of an example \[3\]/,
    );
    expect(() =>
      occlusion({ ...asked, slidingWindowShapes: [1], strides: 0 }),
    ).toThrow(/strides.*got \[0\]/);
  });

  it("leaves nothing behind", () => {
    expectNoLeak(() =>
      occlusion({ forward: sum, inputs: x, slidingWindowShapes: [2] }),
    );
  });
});

describe("Shapley values", () => {
  it("share a product by halves, exactly", () => {
    const { attributions } = shapleyValues({ forward, inputs: x });
    expectTensor(attributions, [2, 3], [1, 3, 3, 5, 38.5, 38.5]);
  });

  it("sum to the whole difference, whatever the orders", () => {
    const random = seededRandom("orders");
    const asked = { forward, inputs: x, baselines: 1, nSamples: 3, random };
    const { attributions } = shapleyValueSampling(asked);
    expectNumbers(attributions.sum(1).dataSync(), [7 - 2, 82 - 2]);
  });

  it("refuse millions of orders", () => {
    const asked = {
      forward: (given: tf.Tensor) => given.sum(1),
      inputs: tf.zeros([1, 9]),
    };
    expect(() => shapleyValues(asked)).toThrow(
      /at most 8 features, got 9\. Use shapleyValueSampling/,
    );
  });

  it("leave nothing behind", () => {
    expectNoLeak(() =>
      shapleyValues({ forward, inputs: x, perturbationsPerEval: 2 }),
    );
  });
});
