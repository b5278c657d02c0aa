import * as tf from "@tensorflow/tfjs";
import {
  type ApproximationMethod,
  approximationParameters,
} from "./approximation-parameters";
import {
  type AttributionInputs,
  batchSizeOf,
  listOf,
  requireContinuous,
} from "./attribution-inputs";
import { baselinesFor } from "./baselines";
import { explainedOutputs } from "./explained-outputs";
import type { AttributionResult } from "./integrated-gradients";
import type { PathAttributionOptions } from "./path-attribution-options";
import { repeatRows, sumOverParts } from "./repeated-rows";
import { repeatTarget, type Target } from "./select-target";
import {
  type LayerOptions,
  type SplitModel,
  splitAtLayer,
} from "./split-at-layer";
import { targetGradients } from "./target-gradients";

/** What {@link layerConductance} is told. */
export interface LayerConductanceOptions
  extends LayerOptions,
    PathAttributionOptions {
  readonly inputs: AttributionInputs;
}

/**
 * What flows through each unit of a layer, on the way from the baselines to the
 * inputs: ∫ ∂F/∂layer · dlayer, which sums to F(inputs) - F(baselines).
 *
 * Each place of `method` stands for a piece of the way as long as its weight:
 * the gradient there, times what the layer changes from the piece's beginning to
 * its end. (Captum takes the change from one place to the next, and so leaves
 * out what lies before the first place and behind the last.)
 *
 * @returns `attributions` of the layer's shape; the caller disposes
 * @throws as `integratedGradients`; OperationError for token ids
 * @see Dhamdhere et al. 2018, §3, https://arxiv.org/abs/1805.12233
 */
export function layerConductance({
  inputs,
  additionalForwardArgs = [],
  baselines,
  target,
  nSteps = 50,
  method = "gausslegendre",
  internalBatchSize,
  returnConvergenceDelta = false,
  ...layer
}: LayerConductanceOptions): AttributionResult<tf.Tensor> {
  const where = "layerConductance";
  const ends = listOf(inputs);
  const batch = batchSizeOf(where, ends);
  requireContinuous(where, ends);
  return tf.tidy(() => {
    const { before, after } = splitAtLayer(layer);
    const starts = baselinesFor(where, ends, baselines);
    const walk = {
      ...{ before, after, starts, ends, additionalForwardArgs, target, batch },
    };
    const pieces = piecesOf(method, nSteps);
    const atOnce = internalBatchSize && Math.floor(internalBatchSize / batch);
    const [attributions = tf.scalar(0)] = sumOverParts(
      pieces.length,
      atOnce,
      (from, to) => [conductanceOf(walk, pieces.slice(from, to))],
    );
    if (!returnConvergenceDelta) return { attributions };
    const forward = (...given: tf.Tensor[]) =>
      after(before(...given), ...given);
    const explained = { forward, additionalForwardArgs, target };
    const change = explainedOutputs(explained, ends).sub(
      explainedOutputs(explained, starts),
    );
    const total = attributions.reshape([batch, -1]).sum(1);
    return { attributions, delta: total.sub<tf.Tensor1D>(change) };
  });
}

/** A part of the way, from 0 to 1, and the place that stands for it. */
interface Piece {
  readonly begin: number;
  readonly place: number;
  readonly end: number;
}

function piecesOf(method: ApproximationMethod, nSteps: number): Piece[] {
  const { alphas, stepSizes } = approximationParameters(method, nSteps);
  let end = 0;
  return alphas.map((place, step) => {
    const begin = end;
    end = step === alphas.length - 1 ? 1 : begin + (stepSizes[step] ?? 0);
    return { begin, place, end };
  });
}

interface Walk extends SplitModel {
  readonly starts: readonly tf.Tensor[];
  readonly ends: readonly tf.Tensor[];
  readonly additionalForwardArgs: readonly tf.Tensor[];
  readonly target: Target | undefined;
  readonly batch: number;
}

/** Σ over some pieces of the gradient times the layer's change. */
function conductanceOf(walk: Walk, pieces: readonly Piece[]): tf.Tensor {
  const { before, after, target, batch } = walk;
  const given = inputsAt(
    walk,
    pieces.map(({ place }) => place),
  );
  const [slope] = targetGradients(
    "layerConductance",
    (...[value, ...rest]) => after(value ?? tf.scalar(0), ...rest, ...given),
    [before(...given)],
    repeatTarget(target, pieces.length),
  );
  const [first] = pieces;
  const edges = [first?.begin ?? 0, ...pieces.map(({ end }) => end)];
  const values = before(...inputsAt(walk, edges));
  const rows = pieces.length * batch;
  const change = values.slice(batch, rows).sub(values.slice(0, rows));
  return change
    .mul(slope ?? 0)
    .reshape([pieces.length, batch, ...values.shape.slice(1)])
    .sum(0);
}

/** The inputs at points of the way, point by point, and what goes with them. */
function inputsAt(
  { starts, ends, additionalForwardArgs }: Walk,
  points: readonly number[],
): tf.Tensor[] {
  const moved = starts.map((start, i) => {
    const way = (ends[i] ?? start).sub(start);
    return tf.concat(
      points.map((alpha) => start.add(way.mul(alpha))),
      0,
    );
  });
  return [
    ...moved,
    ...additionalForwardArgs.map((one) => repeatRows(one, points.length)),
  ];
}
