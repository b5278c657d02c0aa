import * as tf from "@tensorflow/tfjs";
import type { TensorData } from "../../data/data";

/** A tensor with the drawn numbers, of the rank that the caller names. */
export function toTensor<Rank extends tf.Rank>({
  values,
  shape,
  dtype,
}: TensorData): tf.Tensor<Rank> {
  // A copy: the cpu backend keeps the very array, and the inputs are used again.
  const tensor: tf.Tensor = tf.tensor(values.slice(), [...shape], dtype);
  return tensor as tf.Tensor<Rank>;
}
