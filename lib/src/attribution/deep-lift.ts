import * as tf from "@tensorflow/tfjs";
import {
  type AttributionInputs,
  type AttributionOptions,
  batchSizeOf,
  inFormOf,
  listOf,
  requireContinuous,
} from "./attribution-inputs";
import { type Baselines, baselinesFor } from "./baselines";
import { withChangedGradients } from "./changed-gradients";
import { convergenceDelta } from "./convergence-delta";
import type { AttributionResult } from "./integrated-gradients";
import { repeatRows } from "./repeated-rows";
import { requireRescalable } from "./rescalable";
import { bends, rescaled } from "./rescale-rule";
import { repeatTarget, type Target } from "./select-target";
import { targetGradients } from "./target-gradients";

/** What {@link deepLift} is told. */
export interface DeepLiftOptions<Inputs extends AttributionInputs>
  extends AttributionOptions<Inputs> {
  /** @default zeros */
  readonly baselines?: Baselines | undefined;
  readonly target?: Target | undefined;
  /** @default false */
  readonly returnConvergenceDelta?: boolean | undefined;
  /** False gives the multipliers alone. @default true */
  readonly multiplyByInputs?: boolean | undefined;
}

/**
 * What each number of the inputs adds to F(inputs) - F(baselines), by the
 * rescale rule: where a function bends, its slope is the quotient of the
 * differences. One pass, and complete: `delta` is rounding.
 *
 * The rule is for networks of linear parts and functions of one number (ReLU,
 * sigmoid, tanh, ELU, softplus). Where two things that depend on the inputs are
 * multiplied (attention), divided or normalised it does not hold, and an error
 * says so.
 *
 * @returns in the inputs' form and shapes; the caller disposes
 * @throws OperationError that names the operation for which there is no rule;
 * else as `integratedGradients`
 * @see Shrikumar et al. 2017, §3.5.1, https://arxiv.org/abs/1704.02685; original
 * source: captum/attr/_core/deep_lift.py
 */
export function deepLift<Inputs extends AttributionInputs>({
  inputs,
  baselines,
  returnConvergenceDelta = false,
  multiplyByInputs = true,
  ...explained
}: DeepLiftOptions<Inputs>): AttributionResult<Inputs> {
  const where = "deepLift";
  const list = listOf(inputs);
  const batch = batchSizeOf(where, list);
  requireContinuous(where, list);
  const { forward, additionalForwardArgs = [], target } = explained;
  const rules = new Map(
    [...bends].map(([kernel, bend]) => [kernel, rescaled(bend)]),
  );
  return tf.tidy(() => {
    const starts = baselinesFor(where, list, baselines);
    const both = list.map((input, i) =>
      tf.concat([input, starts[i] ?? input], 0),
    );
    const repeated = additionalForwardArgs.map((one) => repeatRows(one, 2));
    const slopes = withChangedGradients(rules, () =>
      targetGradients(
        where,
        (...moved) => {
          const output = forward(...moved, ...repeated);
          requireRescalable(moved, output);
          return output;
        },
        both,
        repeatTarget(target, 2),
      ),
    );
    const multipliers = slopes.map((slope) => slope.slice(0, batch));
    const products = multipliers.map((slope, i) => {
      const [end, start] = [list[i], starts[i]];
      return end && start ? slope.mul(end.sub(start)) : slope;
    });
    const attributions = inFormOf(
      inputs,
      multiplyByInputs ? products : multipliers,
    );
    if (!returnConvergenceDelta) return { attributions };
    const ends = { inputs, baselines, ...explained };
    return {
      attributions,
      delta: convergenceDelta({ ...ends, attributions: products }),
    };
  });
}
