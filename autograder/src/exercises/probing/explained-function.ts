import * as tf from "@tensorflow/tfjs";
import type { Data, TensorData } from "../../data/data";
import { isObject, toData } from "./to-data";
import { toTensor } from "./to-tensor";

/** What methods of attribution explain. */
export type Forward = (...inputs: tf.Tensor[]) => tf.Tensor;

/**
 * A function that bends everywhere: tanh s + ⅓ s s′, s = x · W and s′ that of the next class, times
 * a factor of each example where one is given. `[batch, width] → [batch, classes]`.
 *
 * Of a function of s alone, one gradient anywhere on the way and F at both ends tell the whole
 * integral. The next class turns the gradient on the way.
 */
export function bentFunction(weight: TensorData): Forward {
  const bent: Forward = (x, factor) =>
    tf.tidy(() => {
      if (!(x instanceof tf.Tensor)) throw new Error("forward: expected a tensor.");
      const sums = x.matMul(toTensor(weight));
      const said = sums.tanh().add(sums.mul(ofNextClass(sums)).div(3));
      return factor === undefined ? said : said.mul(factor);
    });
  return bent;
}

/** Each class gets the number of the next one, the last that of the first. */
function ofNextClass(x: tf.Tensor): tf.Tensor {
  const [batch = 0, classes = 0] = x.shape;
  const first = x.slice([0, 0], [batch, 1]);
  return tf.concat([x.slice([0, 1], [batch, classes - 1]), first], 1);
}

/** Two inputs whose parts multiply: the bent function of the first, times 1 + Σ of the second. */
export function bentProduct(weight: TensorData): Forward {
  const bent = bentFunction(weight);
  return (one, other, factor) =>
    tf.tidy(() => {
      if (!(other instanceof tf.Tensor)) throw new Error("forward: expected a second tensor.");
      const said = bent(one as tf.Tensor).mul(other.sum(1, true).add(1));
      return factor === undefined ? said : said.mul(factor);
    });
}

/**
 * A function, and the most rows that went through it at once. They are counted in what it returns:
 * what it is given may say of itself what it likes.
 */
export function watchedRows(forward: Forward): { forward: Forward; mostRows: () => number } {
  let most = 0;
  return {
    forward: (...inputs) => {
      const said = forward(...inputs);
      const [rows = 0] = said.shape;
      if (rows > most) most = rows;
      return said;
    },
    mostRows: () => most,
  };
}

/** What a method of attribution returned: a list of attributions as `{ first, second, … }`. */
export function explanationToData(result: unknown): Data {
  if (!isObject(result)) return toData(result);
  const { attributions, delta } = result;
  return {
    attributions: Array.isArray(attributions) ? numbered(attributions) : toData(attributions),
    delta: delta === undefined ? null : toData(delta),
  };
}

function numbered([first, second, third]: readonly unknown[]): Data {
  return {
    first: toData(first),
    ...(second === undefined ? {} : { second: toData(second) }),
    ...(third === undefined ? {} : { third: toData(third) }),
  };
}
