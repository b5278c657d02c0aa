import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import { randomInteger } from "../random/draws";
import type { Random } from "../random/seeded-random";
import {
  type AttributionInputs,
  type AttributionOptions,
  batchSizeOf,
  inFormOf,
  listOf,
  requireContinuous,
} from "./attribution-inputs";
import { explainedOutputs } from "./explained-outputs";
import type { AttributionResult } from "./integrated-gradients";
import { type Deviations, withNormalNoise } from "./noisy-inputs";
import { sumOverParts } from "./repeated-rows";
import type { Target } from "./select-target";
import { columnOf } from "./taken-out";
import { targetGradients } from "./target-gradients";

/** What {@link gradientShap} is told. */
export interface GradientShapOptions<Inputs extends AttributionInputs>
  extends AttributionOptions<Inputs> {
  /** For each input a choice of baselines, `[numBaselines, …]`, to draw from. */
  readonly baselines: AttributionInputs;
  readonly target?: Target | undefined;
  /** @default 5 */
  readonly nSamples?: number | undefined;
  /** Of the noise that is added to the inputs. @default 0 */
  readonly stdevs?: Deviations | undefined;
  readonly random: Random;
  /** @default false */
  readonly returnConvergenceDelta?: boolean | undefined;
  /** @default true */
  readonly multiplyByInputs?: boolean | undefined;
}

/**
 * Integrated gradients, estimated: the mean of (x̃ - x′) · ∂F/∂x at a random
 * place between a noisy input x̃ and a random baseline x′.
 *
 * One sample after another, so that memory does not grow with `nSamples`.
 *
 * @returns in the inputs' form and shapes, and if asked for the mean of the
 * samples' deltas; the caller disposes
 * @throws OperationError for token ids and where a gradient is missing,
 * ShapeError when baselines do not fit
 * @see Lundberg & Lee 2017, https://arxiv.org/abs/1705.07874; original source:
 * captum/attr/_core/gradient_shap.py
 */
export function gradientShap<Inputs extends AttributionInputs>({
  forward,
  inputs,
  additionalForwardArgs = [],
  baselines,
  target,
  nSamples = 5,
  stdevs = 0,
  random,
  returnConvergenceDelta = false,
  multiplyByInputs = true,
}: GradientShapOptions<Inputs>): AttributionResult<Inputs> {
  const where = "gradientShap";
  const list = listOf(inputs);
  const batch = batchSizeOf(where, list);
  requireContinuous(where, list);
  requirePositiveInteger(where, "nSamples", nSamples);
  const choices = choicesFor(list, listOf(baselines));
  const explained = { forward, additionalForwardArgs, target };
  const sampled = (): tf.Tensor[] => {
    const noisy = withNormalNoise(where, list, stdevs, random);
    const rows = Array.from({ length: batch }, () =>
      randomInteger(random, 0, (choices[0]?.shape[0] ?? 1) - 1),
    );
    const starts = choices.map((choice) => choice.gather(rows));
    const places = tf.tensor1d(rows.map(() => random()));
    const ways = noisy.map((end, i) => end.sub(starts[i] ?? 0));
    const between = ways.map((way, i) =>
      (starts[i] ?? way).add(way.mul(columnOf(places, way.rank))),
    );
    const slopes = targetGradients(
      where,
      (...moved) => forward(...moved, ...additionalForwardArgs),
      between,
      target,
    );
    const products = slopes.map((slope, i) => slope.mul(ways[i] ?? 0));
    const delta = returnConvergenceDelta
      ? deltaOf(
          products,
          explainedOutputs(explained, noisy).sub(
            explainedOutputs(explained, starts),
          ),
        )
      : tf.zeros([batch]);
    return [...(multiplyByInputs ? products : slopes), delta];
  };
  return tf.tidy(() => {
    const sums = sumOverParts(nSamples, 1, sampled);
    const means = sums.map((sum) => sum.div<tf.Tensor>(nSamples));
    const attributions = inFormOf(inputs, means.slice(0, -1));
    const delta = means[means.length - 1];
    if (!returnConvergenceDelta || delta === undefined) return { attributions };
    return { attributions, delta: delta.as1D() };
  });
}

function deltaOf(products: readonly tf.Tensor[], change: tf.Tensor): tf.Tensor {
  return products
    .map((product) => product.reshape([product.shape[0] ?? 1, -1]).sum(1))
    .reduce((sum, one) => sum.add(one))
    .sub(change);
}

function choicesFor(
  inputs: readonly tf.Tensor[],
  baselines: readonly tf.Tensor[],
): readonly tf.Tensor[] {
  const [count] = baselines[0]?.shape ?? [];
  const fit =
    baselines.length === inputs.length &&
    baselines.every(
      ({ shape }, i) =>
        shape[0] === count &&
        shape.slice(1).join() === inputs[i]?.shape.slice(1).join(),
    );
  if (fit) return baselines;
  throw new ShapeError({
    where: "gradientShap",
    expected: inputs
      .map(({ shape }) => formatShape(["numBaselines", ...shape.slice(1)]))
      .join(" and "),
    got:
      baselines.map(({ shape }) => formatShape(shape)).join(" and ") || "none",
    fix: "Baselines are examples to draw from, as many for each input.",
  });
}
