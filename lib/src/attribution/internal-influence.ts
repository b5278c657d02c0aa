import * as tf from "@tensorflow/tfjs";
import { approximationParameters } from "./approximation-parameters";
import { type AttributionInputs, listOf } from "./attribution-inputs";
import { baselinesFor } from "./baselines";
import type { PathAttributionOptions } from "./path-attribution-options";
import { type LayerOptions, splitAtLayer } from "./split-at-layer";
import { targetGradients } from "./target-gradients";

/** What {@link internalInfluence} is told. */
export interface InternalInfluenceOptions
  extends LayerOptions,
    Omit<
      PathAttributionOptions,
      "internalBatchSize" | "returnConvergenceDelta"
    > {
  readonly inputs: AttributionInputs;
}

/**
 * How strongly the output reacts to each unit of a layer, on the mean of the
 * way from the baselines to the inputs: ∫₀¹ ∂F/∂layer (x′ + α (x - x′)) dα.
 *
 * @returns `attributions` of the layer's shape; the caller disposes
 * @throws as `integratedGradients`
 * @see Leino et al. 2018, https://arxiv.org/abs/1802.03788
 */
export function internalInfluence({
  inputs,
  additionalForwardArgs = [],
  baselines,
  target,
  nSteps = 50,
  method = "gausslegendre",
  ...where
}: InternalInfluenceOptions): { attributions: tf.Tensor } {
  const { alphas, stepSizes } = approximationParameters(method, nSteps);
  const attributions = tf.tidy(() => {
    const { before, after } = splitAtLayer(where);
    const ends = listOf(inputs);
    const starts = baselinesFor("internalInfluence", ends, baselines);
    return alphas.reduce<tf.Tensor>(
      (sum, alpha, step) =>
        tf.tidy(() => {
          const point = starts.map((start, i) =>
            start.add((ends[i] ?? start).sub(start).mul(alpha)),
          );
          const rest = [...point, ...additionalForwardArgs];
          const slope = targetGradients(
            "internalInfluence",
            (value) => after(value as tf.Tensor, ...rest),
            [before(...rest)],
            target,
          )[0] as tf.Tensor;
          return sum.add(slope.mul(stepSizes[step] ?? 0));
        }),
      tf.scalar(0),
    );
  });
  return { attributions };
}
