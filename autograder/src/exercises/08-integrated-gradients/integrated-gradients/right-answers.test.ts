import {
  type AttributionInputs,
  approximationParameters,
  type Baselines,
  baselinesFor,
  chooseBackend,
  continuousInputs,
  type IntegratedGradientsOptions,
  inFormOf,
  selectTarget,
  type Target,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

type Options = IntegratedGradientsOptions<AttributionInputs>;
interface Asked {
  readonly ends: tf.Tensor[];
  readonly starts: tf.Tensor[];
  readonly rule: { readonly alphas: number[]; readonly stepSizes: number[] };
  /** Σ of the explained numbers, of the inputs. */
  readonly total: (...inputs: tf.Tensor[]) => tf.Scalar;
  /** The explained number of each example. */
  readonly values: (inputs: readonly tf.Tensor[]) => tf.Tensor;
}

const read = (options: Options): Asked => {
  const { forward, inputs, additionalForwardArgs: others = [], baselines, target } = options;
  const { method = "gausslegendre", nSteps = 50 } = options;
  const ends = continuousInputs("mine", inputs);
  const values = (given: readonly tf.Tensor[]) =>
    selectTarget(forward(...given, ...others), target);
  return {
    ...{ ends, starts: baselinesFor("mine", ends, baselines), values },
    rule: approximationParameters(method, nSteps),
    total: (...given) => values(given).sum(),
  };
};

const finish = (options: Options, { ends, starts, values }: Asked, means: tf.Tensor[]) => {
  const products = means.map((mean, i) => mean.mul((ends[i] as tf.Tensor).sub(starts[i] ?? 0)));
  const said = options.multiplyByInputs === false ? means : products;
  const attributions = inFormOf(options.inputs, said);
  if (!options.returnConvergenceDelta) return { attributions };
  const sums = products.map((one) => one.reshape([one.shape[0] ?? 1, -1]).sum(1));
  const delta = sums.reduce((one, more) => one.add(more)).sub(values(ends).sub(values(starts)));
  return { attributions, delta };
};

/** One step after another. */
function stepByStep(options: Options): unknown {
  const asked = read(options);
  const { ends, starts, rule, total } = asked;
  let means = ends.map((end) => tf.zerosLike(end));
  rule.alphas.forEach((alpha, k) => {
    const points = ends.map((end, i) =>
      (starts[i] as tf.Tensor).mul(1 - alpha).add(end.mul(alpha)),
    );
    const slopes = tf.grads(total)(points);
    means = means.map((mean, i) => mean.add((slopes[i] as tf.Tensor).mul(rule.stepSizes[k] ?? 0)));
  });
  return finish(options, asked, means);
}

/** The same, from the input's end, with α downwards. */
function fromTheEnd(options: Options): unknown {
  const asked = read(options);
  const { ends, starts, rule, total } = asked;
  const sums = [...rule.alphas.keys()].reverse().map((k) => {
    const away = 1 - (rule.alphas[k] ?? 0);
    const points = ends.map((end, i) => end.sub(end.sub(starts[i] ?? 0).mul(away)));
    return tf
      .grads(total)(points)
      .map((slope) => slope.mul(rule.stepSizes[k] ?? 0));
  });
  const means = ends.map((_, i) => tf.addN(sums.map((of) => of[i] as tf.Tensor)));
  return finish(options, asked, means);
}

/** By the derivative with respect to an offset of α's own. */
function byOffsets(options: Options): unknown {
  const asked = read(options);
  const { ends, starts, rule, total } = asked;
  const ways = ends.map((end, i) => end.sub(starts[i] ?? 0));
  const means = ends.map((end, i) => {
    const slopeAt = (alpha: number) =>
      tf.grad((offset: tf.Tensor) => {
        const points = ways.map((way, j) => way.mul(alpha).add(starts[j] ?? 0));
        return total(...points.map((one, j) => (j === i ? one.add(offset) : one)));
      })(tf.zerosLike(end));
    return rule.alphas
      .map((alpha, k) => slopeAt(alpha).mul(rule.stepSizes[k] ?? 0))
      .reduce((sum, one) => sum.add(one));
  });
  return finish(options, asked, means);
}

/** Example by example. */
function eachAlone(options: Options): unknown {
  const { ends, starts } = read(options);
  const [batch = 0] = ends[0]?.shape ?? [];
  const rows = Array.from({ length: batch }, (_, row) => {
    const of = (tensor: tf.Tensor) => tensor.slice(row, 1);
    const target: Target | undefined = Array.isArray(options.target)
      ? (options.target[row] as number)
      : options.target;
    return stepByStep({
      ...options,
      inputs: ends.map(of),
      baselines: starts.map(of) as Baselines,
      additionalForwardArgs: options.additionalForwardArgs?.map(of),
      target,
    }) as { attributions: tf.Tensor[]; delta?: tf.Tensor };
  });
  const attributions = ends.map((_, i) =>
    tf.concat(rows.map((row) => row.attributions[i] as tf.Tensor)),
  );
  if (!options.returnConvergenceDelta) {
    return { attributions: inFormOf(options.inputs, attributions) };
  }
  const delta = tf.concat(rows.map((row) => row.delta as tf.Tensor));
  return { attributions: inFormOf(options.inputs, attributions), delta };
}

/** Gradients of variables that are moved along. */
function withVariables(options: Options): unknown {
  const asked = read(options);
  const { ends, starts, rule, total } = asked;
  const points = ends.map((end) => tf.variable(tf.zerosLike(end)));
  const means = ends.map((end) => tf.variable(tf.zerosLike(end)));
  rule.alphas.forEach((alpha, k) => {
    points.forEach((point, i) => {
      const way = (ends[i] as tf.Tensor).sub(starts[i] ?? 0);
      point.assign(way.mul(alpha).add(starts[i] ?? 0));
    });
    const { grads } = tf.variableGrads(() => total(...points), points);
    means.forEach((mean, i) => {
      const slope = grads[points[i]?.name ?? ""] as tf.Tensor;
      mean.assign(mean.add(slope.mul(rule.stepSizes[k] ?? 0)));
    });
  });
  return finish(options, asked, means);
}

describe("08.1 takes other right ways", () => {
  it.each([stepByStep, fromTheEnd, byOffsets, eachAlone, withVariables])(
    "%o",
    async (integratedGradients) => {
      expect(await lostClaims("08.1", { integratedGradients })).toEqual([]);
    },
  );
});
