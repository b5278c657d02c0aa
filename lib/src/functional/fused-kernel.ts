import * as tf from "@tensorflow/tfjs";

/** Kernels of our own, which some backends have: several operations in one
 * pass over memory. Where there is none, the operations are run one by one. */
export type FusedKernel =
  | "AttendingAdam"
  | "AttendingBertLayer"
  | "AttendingDropout"
  | "AttendingGelu"
  | "AttendingGeluGradient"
  | "AttendingLayerNorm"
  | "AttendingLayerNormGradient"
  | "AttendingLinear"
  | "AttendingLstm"
  | "AttendingLstmGradient"
  | "AttendingMaskedSoftmax"
  | "AttendingScale"
  | "AttendingSoftmaxGradient"
  | "AttendingSumOfSquares";

/** Whether the current backend has the kernel, and it takes these inputs: it
 * reads memory as float32, whatever lies there. */
export function hasKernel(
  name: FusedKernel,
  ...inputs: readonly tf.Tensor[]
): boolean {
  if (inputs.some(({ dtype }) => dtype !== "float32")) return false;
  return tf.getKernel(name, tf.getBackend()) !== undefined;
}

/** The output of a kernel; a gradient is registered under its name. */
export function runFused<T extends tf.Tensor | tf.Tensor[]>(
  name: FusedKernel,
  inputs: Readonly<Record<string, tf.Tensor>>,
  attributes: Readonly<Record<string, number | readonly number[]>> = {},
): T {
  return tf
    .engine()
    .runKernel<T>(name, { ...inputs }, attributes as tf.NamedAttrMap);
}

/** Whether it has the kernels of an LSTM with this recurrent weight,
 * `[hiddenSize, 4 · hiddenSize]`: they take features by fours. */
export function hasLstmKernel(
  weight: tf.Tensor,
  ...others: readonly tf.Tensor[]
): boolean {
  const [hiddenSize = 0] = weight.shape;
  const isByFours = hiddenSize % 4 === 0;
  return isByFours && hasKernel("AttendingLstm", weight, ...others);
}
