import * as tf from "@tensorflow/tfjs";

/** Whether no other tensor shares the memory of this one, as copies do that
 * are counted and not made. */
export function hasOwnMemory({ dataId }: tf.Tensor): boolean {
  return tf.backend().refCount(dataId) === 1;
}

/** Nothing; a variable that shares its memory is given a copy, which may be
 * written over. */
export function takeOwnMemory(variable: tf.Variable): void {
  if (hasOwnMemory(variable)) return;
  tf.tidy(() => variable.assign(variable.mul(1)));
}
