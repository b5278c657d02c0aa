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
import { baselinesFor } from "./baselines";
import { convergenceDelta } from "./convergence-delta";
import type { PathAttributionOptions } from "./path-attribution-options";
import { meanGradientAlongPath } from "./path-gradients";

/** What {@link integratedGradients} is told. */
export interface IntegratedGradientsOptions<Inputs extends AttributionInputs>
  extends AttributionOptions<Inputs>,
    PathAttributionOptions {
  /** False gives the mean gradient alone. @default true */
  readonly multiplyByInputs?: boolean | undefined;
}

/** Attributions, and if asked for how far they are from completeness. */
export type AttributionResult<Inputs extends AttributionInputs> = {
  /** In the form and the shapes of the inputs. */
  attributions: InFormOf<Inputs>;
  /** `[batch]`; see {@link convergenceDelta} */
  delta?: tf.Tensor1D;
};

/**
 * What each number of the inputs adds to F(inputs) - F(baselines):
 * (x - x′) · ∫₀¹ ∂F/∂x (x′ + α (x - x′)) dα.
 *
 * The attributions of an example sum to that difference, but for the error of
 * the sum that stands for the integral (`delta`). Attribute logits: where a
 * sigmoid is flat, its gradients say nothing.
 *
 * @returns in the inputs' form and shapes; the caller disposes
 * @throws OperationError for token ids and where a gradient is missing,
 * ShapeError and DataError when baselines, target or steps do not fit
 * @example
 * const { attributions, delta } = integratedGradients({
 *   forward: (x) => model.forward(x), inputs: x, target: 1,
 *   returnConvergenceDelta: true,
 * });
 * @see Sundararajan et al. 2017, §3, https://arxiv.org/abs/1703.01365
 */
export function integratedGradients<Inputs extends AttributionInputs>({
  inputs,
  baselines,
  nSteps = 50,
  method = "gausslegendre",
  internalBatchSize,
  returnConvergenceDelta = false,
  multiplyByInputs = true,
  ...explained
}: IntegratedGradientsOptions<Inputs>): AttributionResult<Inputs> {
  const where = "integratedGradients";
  const to = listOf(inputs);
  batchSizeOf(where, to);
  requireContinuous(where, to);
  return tf.tidy(() => {
    const from = baselinesFor(where, to, baselines);
    const { forward, additionalForwardArgs = [], target } = explained;
    const gradients = meanGradientAlongPath({
      ...{ where, forward, from, to, additionalForwardArgs, target },
      ...{ nSteps, method, internalBatchSize },
    });
    const products = gradients.map((gradient, i) => {
      const way = to[i]?.sub(from[i] ?? 0);
      return way === undefined ? gradient : gradient.mul(way);
    });
    const attributions = inFormOf(
      inputs,
      multiplyByInputs ? products : gradients,
    );
    if (!returnConvergenceDelta) return { attributions };
    const ends = { inputs, baselines, ...explained };
    return {
      attributions,
      delta: convergenceDelta({ ...ends, attributions: products }),
    };
  });
}
