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

/** Whether the current backend has the kernel. */
export function hasKernel(name: FusedKernel): boolean {
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
export function hasLstmKernel({ shape }: tf.Tensor): boolean {
  const [hiddenSize = 0] = shape;
  return hiddenSize % 4 === 0 && hasKernel("AttendingLstm");
}
