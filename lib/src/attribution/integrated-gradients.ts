import * as tf from "@tensorflow/tfjs";
import { approximationParameters } from "./approximation-parameters";
import {
  type AttributionInputs,
  type AttributionOptions,
  continuousInputs,
  type InFormOf,
  inFormOf,
} from "./attribution-inputs";
import { baselinesFor } from "./baselines";
import { convergenceDelta } from "./convergence-delta";
import type { PathAttributionOptions } from "./path-attribution-options";
import { gradientsOfEach } from "./perturbed-outputs";
import { sumOverParts } from "./repeated-rows";

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
  forward,
  inputs,
  additionalForwardArgs = [],
  baselines,
  target,
  nSteps = 50,
  method = "gausslegendre",
  internalBatchSize = 40,
  multiplyByInputs = true,
  returnConvergenceDelta = false,
}: IntegratedGradientsOptions<Inputs>): AttributionResult<Inputs> {
  const where = "integratedGradients";
  const ends = continuousInputs(where, inputs);
  const asked = { where, forward, additionalForwardArgs, target };
  return tf.tidy(() => {
    const starts = baselinesFor(where, ends, baselines);
    const ways = ends.map((end, i) => end.sub(starts[i] ?? 0));
    const { alphas, stepSizes } = approximationParameters(method, nSteps);
    const partOfMean = (from: number, to: number): tf.Tensor[] => {
      const points = alphas
        .slice(from, to)
        .map((alpha) =>
          ways.map((way, i) => way.mul(alpha).add(starts[i] ?? 0)),
        );
      const weights = tf.tensor2d([stepSizes.slice(from, to)]);
      return gradientsOfEach(asked, points).map((gradient, i) =>
        weights
          .matMul(gradient.reshape([to - from, -1]))
          .reshape(ways[i]?.shape ?? []),
      );
    };
    const [batch = 1] = ends[0]?.shape ?? [];
    const stepsAtOnce = Math.floor(internalBatchSize / batch);
    const means = sumOverParts(nSteps, stepsAtOnce, partOfMean);
    const products = means.map((mean, i) => mean.mul(ways[i] ?? 0));
    const attributions = inFormOf(inputs, multiplyByInputs ? products : means);
    if (!returnConvergenceDelta) return { attributions };
    const delta = convergenceDelta({
      ...{ forward, inputs, additionalForwardArgs, baselines, target },
      attributions: products,
    });
    return { attributions, delta };
  });
}
