import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { shuffled } from "../random/draws";
import type { Random } from "../random/seeded-random";
import {
  type AttributionInputs,
  type InFormOf,
  inFormOf,
  inputList,
} from "./attribution-inputs";
import { baselinesFor } from "./baselines";
import type { FeatureAblationOptions } from "./feature-ablation";
import { featureGroups } from "./feature-groups";
import { outputsOfEach, type Perturbed } from "./perturbed-outputs";
import { partsOf, sumOverParts } from "./repeated-rows";
import { type Places, replaceAt, spreadOver } from "./taken-out";

/** What {@link shapleyValueSampling} is told. */
export interface ShapleyValueSamplingOptions<Inputs extends AttributionInputs>
  extends FeatureAblationOptions<Inputs> {
  /** Orders that are drawn. @default 25 */
  readonly nSamples?: number | undefined;
  readonly random: Random;
}

/**
 * Shapley values, estimated: what a feature adds when it joins those before it,
 * on the mean over `nSamples` random orders.
 *
 * For every order the values of an example sum to F(inputs) - F(baselines).
 *
 * @returns `attributions` in the form of the inputs; the caller disposes
 * @throws as `featureAblation`
 * @see Castro et al. 2009, https://doi.org/10.1016/j.cor.2008.04.004
 */
export function shapleyValueSampling<Inputs extends AttributionInputs>({
  nSamples = 25,
  random,
  ...options
}: ShapleyValueSamplingOptions<Inputs>): { attributions: InFormOf<Inputs> } {
  requirePositiveInteger("shapleyValueSampling", "nSamples", nSamples);
  return meanOverOrders("shapleyValueSampling", options, (ids) =>
    Array.from({ length: nSamples }, () => shuffled(random, ids)),
  );
}

/** Above it there are millions of orders. */
const maxFeatures = 8;

/**
 * Shapley values, exact: what a feature adds when it joins those before it, on
 * the mean over all orders.
 *
 * @returns `attributions` in the form of the inputs; the caller disposes
 * @throws DataError for more than 8 features; else as `featureAblation`
 * @see Shapley 1953; Lundberg & Lee 2017, §2.2, https://arxiv.org/abs/1705.07874
 */
export function shapleyValues<Inputs extends AttributionInputs>(
  options: FeatureAblationOptions<Inputs>,
): { attributions: InFormOf<Inputs> } {
  return meanOverOrders("shapleyValues", options, (ids) => {
    if (ids.length <= maxFeatures) return ordersOf(ids);
    throw new DataError({
      where: "shapleyValues",
      expected: `at most ${maxFeatures} features`,
      got: `${ids.length}`,
      fix: "Use shapleyValueSampling, or put several numbers into one feature by featureMask.",
    });
  });
}

function meanOverOrders<Inputs extends AttributionInputs>(
  where: string,
  {
    forward,
    inputs,
    additionalForwardArgs = [],
    baselines,
    target,
    featureMask,
    perturbationsPerEval = 1,
  }: FeatureAblationOptions<Inputs>,
  ordersFor: (ids: readonly number[]) => readonly (readonly number[])[],
): { attributions: InFormOf<Inputs> } {
  const list = inputList(where, inputs);
  requirePositiveInteger(where, "perturbationsPerEval", perturbationsPerEval);
  const explained = { where, forward, additionalForwardArgs, target };
  const means = tf.tidy(() => {
    const from = baselinesFor(where, list, baselines);
    const { ids, placesOf } = featureGroups(where, list, featureMask);
    const places = new Map(ids.map((id) => [id, placesOf(id)]));
    const orders = ordersFor(ids);
    const sums = sumOverParts(orders.length, 1, (k) => {
      const joining = (orders[k] ?? []).map((id) => places.get(id) ?? []);
      const join = { list, from, joining, perturbationsPerEval };
      return addedBy(explained, join);
    });
    return sums.map((sum) => sum.div(orders.length));
  });
  return { attributions: inFormOf(inputs, means) };
}

/** What each feature adds when the features join one after another. */
function addedBy(
  explained: Perturbed,
  {
    list,
    from,
    joining,
    perturbationsPerEval,
  }: {
    readonly list: readonly tf.Tensor[];
    readonly from: readonly tf.Tensor[];
    readonly joining: readonly Places[];
    readonly perturbationsPerEval: number;
  },
): tf.Tensor[] {
  const stages = [from];
  for (const places of joining) {
    stages.push(replaceAt(places, stages[stages.length - 1] ?? from, list));
  }
  const parts = [...partsOf(stages.length, perturbationsPerEval)];
  const outputs = parts.flatMap(([first, end]) =>
    outputsOfEach(explained, stages.slice(first, end)),
  );
  const gains = outputs
    .slice(1)
    .map((after, k) => after.sub(outputs[k] ?? after));
  return spreadOver(joining, gains);
}

function ordersOf(ids: readonly number[]): number[][] {
  if (ids.length === 0) return [[]];
  return ids.flatMap((first) =>
    ordersOf(ids.filter((id) => id !== first)).map((rest) => [first, ...rest]),
  );
}
