import * as tf from "@tensorflow/tfjs";
import {
  type AttributionInputs,
  type AttributionOptions,
  type InFormOf,
  inFormOf,
  listOf,
} from "./attribution-inputs";
import { saliency } from "./saliency";
import type { Target } from "./select-target";

/** What {@link inputXGradient} is told. */
export interface InputXGradientOptions<Inputs extends AttributionInputs>
  extends AttributionOptions<Inputs> {
  readonly target?: Target | undefined;
}

/**
 * Each number of the inputs times its gradient: x · ∂F/∂x, the first term of
 * F(x) - F(0).
 *
 * @returns `attributions` in the inputs' form and shapes; the caller disposes
 * @throws OperationError when something on the way has no gradient
 * @see Shrikumar et al. 2016, https://arxiv.org/abs/1605.01713
 */
export function inputXGradient<Inputs extends AttributionInputs>(
  options: InputXGradientOptions<Inputs>,
): { attributions: InFormOf<Inputs> } {
  const products = tf.tidy(() => {
    const { attributions } = saliency({ ...options, abs: false });
    const slopes = listOf(attributions);
    return listOf(options.inputs).map((input, i) =>
      input.mul(slopes[i] ?? tf.zerosLike(input)),
    );
  });
  return { attributions: inFormOf(options.inputs, products) };
}
