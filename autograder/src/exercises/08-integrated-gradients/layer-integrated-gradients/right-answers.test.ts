import {
  type AttributionInputs,
  approximationParameters,
  baselinesFor,
  chooseBackend,
  inputList,
  integratedGradients,
  type LayerIntegratedGradientsOptions,
  type Module,
  selectTarget,
  splitAtLayer,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

type Options = LayerIntegratedGradientsOptions;
type Layer = Module & { forward: (...given: tf.Tensor[]) => tf.Tensor };

const ends = ({ inputs, baselines, additionalForwardArgs: others = [] }: Options) => {
  const given = inputList("mine", inputs);
  return { given, others, starts: baselinesFor("mine", given, baselines) };
};

/** By the two halves, and a loop of its own. */
function byHand(options: Options): unknown {
  const { given, others, starts } = ends(options);
  const { before, after } = splitAtLayer(options);
  const [from, to] = [before(...starts, ...others), before(...given, ...others)];
  const { method = "gausslegendre", nSteps = 50, target, multiplyByInputs = true } = options;
  const { alphas, stepSizes } = approximationParameters(method, nSteps);
  const total = (value: tf.Tensor) => selectTarget(after(value, ...given, ...others), target).sum();
  const slopes = alphas.map((alpha, k) =>
    tf
      .grad(total)(from.add(to.sub(from).mul(alpha)))
      .mul(stepSizes[k] ?? 0),
  );
  const mean = tf.addN(slopes);
  const product = mean.mul(to.sub(from));
  const attributions = multiplyByInputs ? product : mean;
  if (!options.returnConvergenceDelta) return { attributions };
  const at = (value: tf.Tensor) => selectTarget(after(value, ...given, ...others), target);
  return { attributions, delta: product.sum([1, 2]).sub(at(to).sub(at(from))) };
}

/** By a layer whose forward is put aside, and put back. */
function byOwnHook(options: Options): unknown {
  const { given, others, starts } = ends(options);
  const { model, layer, attributeToLayerInput = false, ...rest } = options;
  const module = (model as unknown as Record<string, Layer>)[layer] as Layer;
  const whole = model as Layer & { forward: (...ids: tf.Tensor[]) => unknown };
  const run =
    options.forward ??
    ((...ids: tf.Tensor[]) => (whole.forward(...ids) as unknown as { logits: tf.Tensor }).logits);
  const original = module.forward;
  const hooked = (own: (...x: tf.Tensor[]) => tf.Tensor, ids: tf.Tensor[]) => {
    module.forward = own;
    try {
      return run(...ids);
    } finally {
      module.forward = original;
    }
  };
  const tensorOf = (ids: tf.Tensor[]) => {
    const found: tf.Tensor[] = [];
    tf.tidy(() => {
      hooked((x) => {
        const y = original.call(module, x as tf.Tensor);
        found.push(tf.keep((attributeToLayerInput ? (x as tf.Tensor) : y).clone()));
        return y;
      }, ids);
    });
    return found[0] as tf.Tensor;
  };
  return integratedGradients<AttributionInputs>({
    ...rest,
    forward: (value, ...ids) =>
      hooked(
        () =>
          attributeToLayerInput ? original.call(module, value as tf.Tensor) : (value as tf.Tensor),
        ids,
      ),
    inputs: tensorOf([...given, ...others]),
    baselines: tensorOf([...starts, ...others]),
    additionalForwardArgs: [...given, ...others],
  });
}

/** The difference to the baseline is what is explained, from zero. */
function byDifference(options: Options): unknown {
  const { given, others, starts } = ends(options);
  const { before, after } = splitAtLayer(options);
  const { target, nSteps, method, multiplyByInputs, returnConvergenceDelta } = options;
  const from = before(...starts, ...others);
  return integratedGradients<tf.Tensor>({
    ...{ target, nSteps, method, multiplyByInputs, returnConvergenceDelta },
    forward: (difference, start, ...rest) =>
      after((difference as tf.Tensor).add(start as tf.Tensor), ...rest),
    inputs: before(...given, ...others).sub(from),
    additionalForwardArgs: [from, ...given, ...others],
  });
}

/** Inputs in a closure, one step at a time. */
function inAClosure({ internalBatchSize: _, ...options }: Options): unknown {
  const { given, others, starts } = ends(options);
  const { before, after } = splitAtLayer(options);
  const [batch = 1] = given[0]?.shape ?? [];
  return integratedGradients<tf.Tensor>({
    ...options,
    internalBatchSize: batch,
    additionalForwardArgs: [],
    forward: (value) => after(value as tf.Tensor, ...given, ...others),
    inputs: before(...given, ...others),
    baselines: before(...starts, ...others),
  });
}

/** Baselines first, in a scope of its own. */
function inAList(options: Options): unknown {
  const { given, others, starts } = ends(options);
  const { before, after } = splitAtLayer({ ...options });
  const [start, end] = tf.tidy(() => [starts, given].map((ids) => before(...ids, ...others))) as [
    tf.Tensor,
    tf.Tensor,
  ];
  const { attributions, delta } = integratedGradients<[tf.Tensor]>({
    ...options,
    inputs: [end],
    baselines: [start],
    forward: after as (...all: tf.Tensor[]) => tf.Tensor,
    additionalForwardArgs: given.concat(others),
  });
  return { attributions: attributions[0], delta };
}

describe("08.2 takes other right ways", () => {
  it.each([byHand, byOwnHook, byDifference, inAClosure, inAList])(
    "%o",
    async (layerIntegratedGradients) => {
      const answer = { layerIntegratedGradients, integratedGradients };
      expect(await lostClaims("08.2", answer)).toEqual([]);
    },
  );
});
