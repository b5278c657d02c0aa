import * as tf from "@tensorflow/tfjs";
import type { GradientConfig } from "./changed-gradients";

/** A function of one number, and its slope. */
interface Bend {
  readonly of: (x: tf.Tensor) => tf.Tensor;
  readonly slope: (x: tf.Tensor) => tf.Tensor;
}

/** The functions that bend, by the kernel of tfjs. */
export const bends: ReadonlyMap<string, Bend> = new Map<string, Bend>([
  ["Relu", { of: tf.relu, slope: (x) => tf.step(x) }],
  [
    "Sigmoid",
    { of: tf.sigmoid, slope: (x) => tf.sigmoid(x).mul(tf.sigmoid(x.neg())) },
  ],
  ["Tanh", { of: tf.tanh, slope: (x) => tf.tanh(x).square().neg().add(1) }],
  ["Elu", { of: tf.elu, slope: (x) => tf.exp(tf.minimum(x, 0)) }],
  ["Softplus", { of: tf.softplus, slope: (x) => tf.sigmoid(x) }],
]);

/** Below it the quotient of two differences is rounding, and the slope serves. */
const smallestDifference = 1e-6;

/**
 * The gradient of a function that bends, as the quotient (f(x) - f(x′)) /
 * (x - x′), for batches whose second half are the baselines x′.
 *
 * @see Shrikumar et al. 2017, §3.5.1, https://arxiv.org/abs/1704.02685
 */
export function rescaled(
  bend: Bend,
): (usual: GradientConfig) => GradientConfig {
  return ({ kernelName }) => ({
    kernelName,
    inputsToSave: ["x"],
    gradFunc: (dy, saved) => ({
      x: () => {
        const [x] = saved;
        if (x === undefined || Array.isArray(dy)) return tf.zeros([0]);
        const [ends, starts] = tf.split(x, 2, 0);
        if (ends === undefined || starts === undefined) return tf.zerosLike(x);
        const change = ends.sub(starts);
        const isSmall = change.abs().less(smallestDifference);
        const divisor = tf.where(isSmall, tf.onesLike(change), change);
        const quotient = bend.of(ends).sub(bend.of(starts)).div(divisor);
        const slope = tf.where(isSmall, bend.slope(ends), quotient);
        return dy.mul(tf.concat([slope, slope], 0));
      },
    }),
  });
}
