import * as tf from "@tensorflow/tfjs";
import type { AttributionInputs, InFormOf } from "./attribution-inputs";
import { type GradientConfig, withChangedGradients } from "./changed-gradients";
import { type SaliencyOptions, saliency } from "./saliency";

/**
 * The gradient of the inputs, where every ReLU lets only positive gradients
 * pass.
 *
 * It looks sharper than the gradient and says less of the model: with random
 * weights in the upper layers the pictures hardly change.
 *
 * @returns `attributions` in the inputs' form and shapes; the caller disposes
 * @throws as `saliency`
 * @see Springenberg et al. 2014, §3.4, https://arxiv.org/abs/1412.6806; Adebayo
 * et al. 2018, https://arxiv.org/abs/1810.03292
 */
export function guidedBackprop<Inputs extends AttributionInputs>(
  options: Omit<SaliencyOptions<Inputs>, "abs">,
): { attributions: InFormOf<Inputs> } {
  return withChangedGradients(new Map([["Relu", onlyPositive]]), () =>
    saliency({ ...options, abs: false }),
  );
}

function onlyPositive(usual: GradientConfig): GradientConfig {
  const gradFunc: tf.GradFunc = (dy, saved, attributes) =>
    usual.gradFunc(Array.isArray(dy) ? dy : tf.relu(dy), saved, attributes);
  return { ...usual, gradFunc };
}
