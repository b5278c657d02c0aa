import * as tf from "@tensorflow/tfjs";
import { CourseError } from "../errors/course-error";
import { OperationError } from "../errors/operation-error";
import { selectTarget, type Target } from "./select-target";

/**
 * For each of the tensors the gradient of its example's explained number.
 *
 * Examples do not mix in `forward`, so the gradient of the sum over the batch is
 * each example's own.
 *
 * @param forward of the tensors; `[batch, …]`
 * @throws OperationError when an operation in between has no gradient
 */
export function targetGradients(
  where: string,
  forward: (...inputs: tf.Tensor[]) => tf.Tensor,
  inputs: readonly tf.Tensor[],
  target: Target | undefined,
): tf.Tensor[] {
  const explained = (...tensors: tf.Tensor[]): tf.Scalar =>
    selectTarget(forward(...tensors), target).sum();
  try {
    return tf.grads(explained)([...inputs]);
  } catch (error) {
    throw withoutGradient(where, error);
  }
}

/** What tfjs says of a gradient that is not there, in words that help. */
function withoutGradient(where: string, error: unknown): unknown {
  if (error instanceof CourseError || !(error instanceof Error)) return error;
  const { message } = error;
  const kernel = /gradient function not found for (\w+)/i.exec(message)?.[1];
  if (kernel !== undefined) {
    return new OperationError({
      where,
      expected: "operations that have a gradient",
      got: kernel,
      fix:
        "Write it with other operations, or use a method that needs no " +
        "gradient: featureAblation, occlusion, shapleyValueSampling.",
    });
  }
  if (!/Cannot compute gradient of y=f\(x\)/.test(message)) return error;
  return new OperationError({
    where,
    expected: "an output that is computed from the inputs by tensors alone",
    got: "one on which an input has no influence that tfjs can follow",
    fix:
      "Were numbers taken out with dataSync or arraySync, or a mask made by " +
      "comparing? What has no gradient belongs into additionalForwardArgs.",
  });
}
