import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { shuffled } from "../random/draws";
import type { Random } from "../random/seeded-random";
import {
  type AttributionInputs,
  batchSizeOf,
  type InFormOf,
  inFormOf,
  listOf,
} from "./attribution-inputs";
import { baselinesFor } from "./baselines";
import type { FeatureAblationOptions } from "./feature-ablation";
import { featureGroups } from "./feature-groups";
import { outputsOfEach, type Perturbed } from "./perturbed-outputs";
import { columnOf, type Places, withOther } from "./taken-out";

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
  const list = listOf(inputs);
  batchSizeOf(where, list);
  requirePositiveInteger(where, "perturbationsPerEval", perturbationsPerEval);
  const explained = {
    where,
    forward,
    additionalForwardArgs,
    target,
    perturbationsPerEval,
  };
  const means = tf.tidy(() => {
    const from = baselinesFor(where, list, baselines);
    const { ids, placesOf } = featureGroups(where, list, featureMask);
    const places = new Map(ids.map((id) => [id, placesOf(id)]));
    const orders = ordersFor(ids);
    let sums: tf.Tensor[] = [];
    for (const order of orders) {
      const before = sums;
      sums = tf.tidy(() => {
        const joining = order.map((id) => places.get(id) ?? []);
        const added = addedBy(explained, { list, from, joining });
        return added.map((one, i) => before[i]?.add(one) ?? one);
      });
      tf.dispose(before);
    }
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
  }: {
    readonly list: readonly tf.Tensor[];
    readonly from: readonly tf.Tensor[];
    readonly joining: readonly Places[];
  },
): tf.Tensor[] {
  const stages = [from];
  for (const places of joining) {
    stages.push(withOther(stages[stages.length - 1] ?? from, list, places));
  }
  const outputs = outputsOfEach(explained, stages);
  return list.map(({ shape }, input) =>
    joining.reduce<tf.Tensor>(
      (sum, places, k) => {
        const [place, after, before] = [
          places[input],
          outputs[k + 1],
          outputs[k],
        ];
        if (!place || !after || !before) return sum;
        return sum.add(place.mul(columnOf(after.sub(before), place.rank)));
      },
      tf.zeros([outputs[0]?.size ?? 1, ...shape.slice(1)]),
    ),
  );
}

function ordersOf(ids: readonly number[]): number[][] {
  if (ids.length === 0) return [[]];
  return ids.flatMap((first) =>
    ordersOf(ids.filter((id) => id !== first)).map((rest) => [first, ...rest]),
  );
}
