import * as tf from "@tensorflow/tfjs";
import {
  type AttributionInputs,
  type AttributionOptions,
  batchSizeOf,
  type InFormOf,
  inFormOf,
  listOf,
  requireContinuous,
} from "./attribution-inputs";
import type { Target } from "./select-target";
import { targetGradients } from "./target-gradients";

/** What {@link saliency} is told. */
export interface SaliencyOptions<Inputs extends AttributionInputs>
  extends AttributionOptions<Inputs> {
  readonly target?: Target | undefined;
  /** Whether signs are left out. @default true */
  readonly abs?: boolean | undefined;
}

/**
 * How strongly the output reacts to each number of the inputs: |∂F/∂x|.
 *
 * @returns `attributions` in the inputs' form and shapes; the caller disposes
 * @throws OperationError when something on the way has no gradient
 * @see Simonyan et al. 2013, §3, https://arxiv.org/abs/1312.6034
 */
export function saliency<Inputs extends AttributionInputs>({
  forward,
  inputs,
  additionalForwardArgs = [],
  target,
  abs = true,
}: SaliencyOptions<Inputs>): { attributions: InFormOf<Inputs> } {
  const list = listOf(inputs);
  batchSizeOf("saliency", list);
  requireContinuous("saliency", list);
  const gradients = tf.tidy(() => {
    const explained = (...given: tf.Tensor[]) =>
      forward(...given, ...additionalForwardArgs);
    const slopes = targetGradients("saliency", explained, list, target);
    return abs ? slopes.map((slope) => slope.abs()) : slopes;
  });
  return { attributions: inFormOf(inputs, gradients) };
}
