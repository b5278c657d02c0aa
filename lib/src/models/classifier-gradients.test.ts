import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { ClinicalNoteClassifier } from "./clinical-note-classifier";

const model = new ClinicalNoteClassifier({
  vocabSize: 5,
  dModel: 6,
  numHeads: 3,
  dFf: 7,
  numLayers: 2,
  numClasses: 2,
  maxLen: 5,
  random: seededRandom(1),
}).eval();

/** How far a parameter is moved to each side. */
const stepSize = 1e-2;
/** What the third derivative and float32 leave between the two slopes. */
const slopeTolerance = 5e-3;

const loss = (): tf.Scalar =>
  tf.tidy(() => {
    const tokenIds = tf.tensor2d(
      [
        [2, 3, 4, 3, 1],
        [2, 4, 0, 0, 0],
      ],
      undefined,
      "int32",
    );
    const labels = tf.tensor2d([
      [1, 0],
      [0, 1],
    ]);
    return tf.losses.sigmoidCrossEntropy(
      labels,
      model.forward(tokenIds).logits,
    );
  });

/** The loss's slope along a direction, measured on both sides. */
function measuredSlope(parameter: tf.Variable, direction: tf.Tensor): number {
  const start = parameter.clone();
  const lossAt = (distance: number) => {
    parameter.assign(start.add(direction.mul(distance)));
    return loss().dataSync()[0] ?? NaN;
  };
  const slope = (lossAt(stepSize) - lossAt(-stepSize)) / (2 * stepSize);
  parameter.assign(start);
  return slope;
}

describe("the gradients of ClinicalNoteClassifier", () => {
  const random = seededRandom(2);

  it.each([...model.namedParameters()])(
    "agree with finite differences: %s",
    (_, parameter) => {
      const { grads } = tf.variableGrads(loss, [parameter]);
      const gradient = grads[parameter.name];
      expect(gradient?.shape).toEqual(parameter.shape);
      if (!gradient) return;
      const signs = Float32Array.from({ length: parameter.size }, () =>
        random() < 0.5 ? -1 : 1,
      );
      const directions = [tf.tensor(signs, parameter.shape), gradient.sign()];
      for (const signed of directions) {
        const direction = signed.div(Math.sqrt(parameter.size));
        const slope = gradient.mul(direction).sum().dataSync()[0] ?? NaN;
        const difference = Math.abs(
          slope - measuredSlope(parameter, direction),
        );
        expect(difference).toBeLessThan(
          slopeTolerance * Math.max(1, Math.abs(slope)),
        );
      }
    },
  );

  it("reach every parameter but those that cannot matter", () => {
    const { grads } = tf.variableGrads(loss, model.parameters());
    for (const [name, parameter] of model.namedParameters()) {
      const size = grads[parameter.name]?.abs().max().dataSync()[0] ?? NaN;
      // A key's bias adds the same to all scores of a query: softmax drops it.
      if (name.endsWith("key.bias")) expect(size).toBeLessThan(1e-6);
      else expect(size, name).toBeGreaterThan(1e-5);
    }
  });
});
