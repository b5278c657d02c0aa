import * as tf from "@tensorflow/tfjs";
import { type AttributionInputs, inputList } from "./attribution-inputs";
import { baselinesFor } from "./baselines";
import {
  type AttributionResult,
  integratedGradients,
} from "./integrated-gradients";
import type { PathAttributionOptions } from "./path-attribution-options";
import { type LayerOptions, splitAtLayer } from "./split-at-layer";

/** What {@link layerIntegratedGradients} is told. */
export interface LayerIntegratedGradientsOptions
  extends LayerOptions,
    PathAttributionOptions {
  /** The model's inputs; token ids may be among them. */
  readonly inputs: AttributionInputs;
  /** @default true */
  readonly multiplyByInputs?: boolean | undefined;
}

/**
 * What each number of a layer adds to the output: integrated gradients along
 * the straight line from the layer's tensor of the baselines to that of the
 * inputs.
 *
 * Token ids cannot be interpolated, their vectors can: `layer: "embedding"`.
 * All that the model makes of the ids themselves (a mask, say) is that of the
 * inputs the whole way, and `delta` is measured against F of the baselines'
 * layer under it.
 *
 * @returns `attributions` of the layer's shape; the caller disposes
 * @throws as {@link integratedGradients}; DataError when there is no such layer,
 * OperationError when it runs more than once
 * @see Sundararajan et al. 2017, §3 and §6.4, https://arxiv.org/abs/1703.01365
 */
export function layerIntegratedGradients({
  model,
  layer,
  forward,
  attributeToLayerInput,
  inputs,
  additionalForwardArgs = [],
  baselines,
  ...options
}: LayerIntegratedGradientsOptions): AttributionResult<tf.Tensor> {
  const where = "layerIntegratedGradients";
  const given = inputList(where, inputs);
  return tf.tidy(() => {
    const { before, after } = splitAtLayer({
      ...{ model, layer, forward, attributeToLayerInput },
    });
    const starts = baselinesFor(where, given, baselines);
    return integratedGradients<tf.Tensor>({
      ...options,
      forward: after,
      inputs: before(...given, ...additionalForwardArgs),
      baselines: before(...starts, ...additionalForwardArgs),
      additionalForwardArgs: [...given, ...additionalForwardArgs],
    });
  });
}
