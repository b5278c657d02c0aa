import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import {
  type AttributionInputs,
  type AttributionOptions,
  type InFormOf,
  inFormOf,
  inputList,
} from "./attribution-inputs";
import { type Baselines, baselinesFor } from "./baselines";
import { type FeatureMask, featureGroups } from "./feature-groups";
import { outputsOf, outputsOfEach } from "./perturbed-outputs";
import { sumOverParts } from "./repeated-rows";
import type { Target } from "./select-target";
import { replaceAt, spreadOver } from "./taken-out";

/** What {@link featureAblation} is told. */
export interface FeatureAblationOptions<Inputs extends AttributionInputs>
  extends AttributionOptions<Inputs> {
  /** What stands in the place of what is taken out. @default zeros */
  readonly baselines?: Baselines | undefined;
  readonly target?: Target | undefined;
  /** @default each number of an example is a feature */
  readonly featureMask?: FeatureMask | undefined;
  /** Features taken out in one pass: quicker, the same numbers. @default 1 */
  readonly perturbationsPerEval?: number | undefined;
}

/**
 * What is lost when a feature is taken out: F(inputs) - F(inputs with the
 * feature's numbers replaced by the baseline's), at each of its numbers.
 *
 * It needs no gradient, so token ids may be explained, with padding as the
 * baseline. Where `forward` gives one number for the whole batch, the feature is
 * taken out of all examples at once, and the attributions are `[1, …]`.
 *
 * @returns `attributions` in the form of the inputs, float32; the caller
 * disposes
 * @throws ShapeError or DataError when baselines, mask or target do not fit
 * @see Original source: captum/attr/_core/feature_ablation.py
 */
export function featureAblation<Inputs extends AttributionInputs>({
  forward,
  inputs,
  additionalForwardArgs = [],
  baselines,
  target,
  featureMask,
  perturbationsPerEval = 1,
}: FeatureAblationOptions<Inputs>): { attributions: InFormOf<Inputs> } {
  const where = "featureAblation";
  const list = inputList(where, inputs);
  requirePositiveInteger(where, "perturbationsPerEval", perturbationsPerEval);
  const asked = { where, forward, additionalForwardArgs, target };
  return tf.tidy(() => {
    const { ids, placesOf } = featureGroups(where, list, featureMask);
    const replacements = baselinesFor(where, list, baselines);
    const whole = outputsOf(asked, list);
    const ablated = (from: number, to: number): tf.Tensor[] => {
      const some = ids.slice(from, to).map((id) => placesOf(id));
      const without = some.map((places) =>
        replaceAt(places, list, replacements),
      );
      const losses = outputsOfEach(asked, without).map((left) =>
        whole.sub(left),
      );
      return spreadOver(some, losses);
    };
    const sums = sumOverParts(ids.length, perturbationsPerEval, ablated);
    return { attributions: inFormOf(inputs, sums) };
  });
}
