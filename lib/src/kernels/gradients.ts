import * as tf from "@tensorflow/tfjs";
import { hasKernel, runFused } from "../functional/fused-kernel";

type Gradient = tf.GradFunc;

const replaced = new Map<string, tf.GradConfig>();

/**
 * Nothing; takes these gradients in place of tfjs's own, on every backend:
 * tfjs keeps gradients apart from backends.
 */
export function replaceGradients(
  gradients: Readonly<Record<string, Gradient>>,
): void {
  restoreGradients();
  for (const [name, gradFunc] of Object.entries(gradients)) {
    const stock: tf.GradConfig | undefined = tf.getGradient(name);
    if (stock === undefined) throw new Error(`tfjs has no gradient of ${name}`);
    replaced.set(name, stock);
    tf.unregisterGradient(name);
    tf.registerGradient({ ...stock, gradFunc });
  }
}

/** Nothing; tfjs's own gradients again. */
export function restoreGradients(): void {
  for (const [name, stock] of replaced) {
    tf.unregisterGradient(name);
    tf.registerGradient(stock);
  }
  replaced.clear();
}

/** `Softmax`: y · (dy - Σ dy y) in one pass. */
export const softmaxGradient: Gradient = (dy, saved, attributes) => {
  const [y] = saved as [tf.Tensor];
  const { dim } = attributes as unknown as { dim: number };
  const gradient = dy as tf.Tensor;
  return {
    logits: () => {
      const name = "AttendingSoftmaxGradient";
      if (dim === y.rank - 1 && hasKernel(name, y, gradient)) {
        return runFused(name, { y, dy: gradient }, { scale: 1 });
      }
      const dyTimesY = gradient.mul(y);
      return dyTimesY.sub(dyTimesY.sum(dim, true).mul(y));
    },
  };
};

/** `Sum`: dy for every number of x. tfjs makes the ones in JavaScript and
 * copies them over; here the backend makes them. */
export const sumGradient: Gradient = (dy, saved, attributes) => {
  const [x] = saved as [tf.Tensor];
  const { axis } = attributes as unknown as { axis: number | number[] };
  const shape = x.shape.slice();
  for (const each of tf.util.parseAxisParam(axis, x.shape)) shape[each] = 1;
  return {
    x: () => (dy as tf.Tensor).reshape(shape).mul(tf.fill(x.shape, 1)),
  };
};
