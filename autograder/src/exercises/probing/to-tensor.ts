import * as tf from "@tensorflow/tfjs";
import type { TensorData } from "../../data/data";

/** A tensor with the drawn numbers, of the rank that the caller names. */
export function toTensor<Rank extends tf.Rank>({
  values,
  shape,
  dtype,
}: TensorData): tf.Tensor<Rank> {
  return tf.tensor(values, [...shape], dtype) as tf.Tensor<Rank>;
}
