import * as tf from "@tensorflow/tfjs";
import {
  type AttributionInputs,
  type AttributionOptions,
  listOf,
} from "./attribution-inputs";
import { type Baselines, baselinesFor } from "./baselines";
import { explainedOutputs } from "./explained-outputs";
import type { Target } from "./select-target";

/** Attributions, and what they claim to explain. */
export interface ConvergenceDeltaOptions<Inputs extends AttributionInputs>
  extends AttributionOptions<Inputs> {
  /** @default zeros */
  readonly baselines?: Baselines | undefined;
  readonly target?: Target | undefined;
  /** One tensor an input. */
  readonly attributions: AttributionInputs;
}

/**
 * How far attributions are from completeness, for each example, `[batch]`:
 * Σ attributions - (F(inputs) - F(baselines)); 0 when all is accounted for.
 *
 * @returns the caller disposes
 * @throws ShapeError or DataError when inputs, baselines or target do not fit
 * @see Sundararajan et al. 2017, §3, https://arxiv.org/abs/1703.01365
 */
export function convergenceDelta<Inputs extends AttributionInputs>({
  inputs,
  baselines,
  attributions,
  ...explained
}: ConvergenceDeltaOptions<Inputs>): tf.Tensor1D {
  return tf.tidy(() => {
    const ends = listOf(inputs);
    const starts = baselinesFor("convergenceDelta", ends, baselines);
    const change = explainedOutputs(explained, ends).sub(
      explainedOutputs(explained, starts),
    );
    const total = listOf(attributions)
      .map((tensor) => tensor.reshape([tensor.shape[0] ?? 1, -1]).sum(1))
      .reduce((sum, one) => sum.add(one));
    return total.sub<tf.Tensor1D>(change);
  });
}
