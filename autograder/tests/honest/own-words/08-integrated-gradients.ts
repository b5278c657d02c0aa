import type { OwnWords } from "./own-words";

/** Ways to write 08.1. */
export const gradientsOnTheWay: readonly OwnWords[] = [
  [
    "one step after another, tf.grads, the delta by hand",
    [
      `/** Σ over all axes but the first. */
const perExample = (t: tf.Tensor) => t.reshape([t.shape[0], -1]).sum(1);`,
      `function integratedGradients<Inputs extends AttributionInputs>(
  o: IntegratedGradientsOptions<Inputs>,
): AttributionResult<Inputs> {
  const others = o.additionalForwardArgs ?? [];
  const explained = (points: tf.Tensor[]) => selectTarget(o.forward(...points, ...others), o.target);
  const { alphas, stepSizes } = approximationParameters(o.method ?? "gausslegendre", o.nSteps ?? 50);
  return tf.tidy(() => {
    const xs = continuousInputs("integratedGradients", o.inputs);
    const from = baselinesFor("integratedGradients", xs, o.baselines);
    const slopes = tf.grads((...points: tf.Tensor[]) => explained(points).sum());
    let means = xs.map((x) => tf.zerosLike(x));
    for (let k = 0; k < alphas.length; k++) {
      means = tf.tidy(() => {
        const points = xs.map((x, i) => from[i].mul(1 - alphas[k]).add(x.mul(alphas[k])));
        return slopes(points).map((slope, i) => means[i].add(slope.mul(stepSizes[k])));
      });
    }
    const products = means.map((mean, i) => mean.mul(xs[i].sub(from[i])));
    const result: AttributionResult<Inputs> = {
      attributions: inFormOf(o.inputs, o.multiplyByInputs === false ? means : products),
    };
    if (o.returnConvergenceDelta) {
      const shared = tf.addN(products.map(perExample));
      result.delta = shared.sub(explained(xs).sub(explained(from))) as tf.Tensor1D;
    }
    return result;
  });
}`,
    ],
  ],
  [
    "as many steps at once as there is room for, rows repeated by hand",
    [
      `import { repeatRows, repeatTarget, targetGradients } from "@attending/lib";`,
      `type Step = { alpha: number; weight: number };
function chunksOf(steps: Step[], size: number): Step[][] {
  return steps.length === 0 ? [] : [steps.slice(0, size), ...chunksOf(steps.slice(size), size)];
}`,
      `const integratedGradients = function (
  { forward, inputs, additionalForwardArgs = [], baselines, target, nSteps = 50, method = "gausslegendre",
    internalBatchSize = 40, multiplyByInputs = true, returnConvergenceDelta = false }: any,
): any {
  const where = "integratedGradients";
  return tf.tidy(() => {
    const ends = continuousInputs(where, inputs);
    const starts = baselinesFor(where, ends, baselines);
    const batch = ends[0].shape[0];
    const rule = approximationParameters(method, nSteps);
    const steps = rule.alphas.map((alpha, k) => ({ alpha, weight: rule.stepSizes[k] }));
    const total: tf.Tensor[] = ends.map((end) => tf.zeros(end.shape));
    for (const chunk of chunksOf(steps, Math.max(1, Math.floor(internalBatchSize / batch)))) {
      const points = ends.map((end, i) => tf.concat(
        chunk.map(({ alpha }) => starts[i].add(end.sub(starts[i]).mul(alpha))),
      ));
      const others = additionalForwardArgs.map((arg) => repeatRows(arg, chunk.length));
      const gradients = targetGradients(
        where, (...moved) => forward(...moved, ...others), points, repeatTarget(target, chunk.length),
      );
      gradients.forEach((gradient, i) => {
        const parts = tf.split(gradient, chunk.length);
        total[i] = parts.reduce((sum, part, k) => sum.add(part.mul(chunk[k].weight)), total[i]);
      });
    }
    const attributions = total.map((mean, i) => tf.mul(mean, tf.sub(ends[i], starts[i])));
    const delta = returnConvergenceDelta
      ? { delta: convergenceDelta({ forward, inputs, additionalForwardArgs, baselines, target, attributions }) }
      : {};
    return { attributions: inFormOf(inputs, multiplyByInputs ? attributions : total), ...delta };
  });
};`,
    ],
  ],
  [
    "a class that keeps the way",
    [
      `class Way {
  private readonly lengths: tf.Tensor[];
  constructor(private readonly from: tf.Tensor[], readonly to: tf.Tensor[]) {
    this.lengths = to.map((x, i) => x.sub(from[i]));
  }
  at(alpha: number): tf.Tensor[] {
    return this.from.map((start, i) => start.add(this.lengths[i].mul(alpha)));
  }
  times(slopes: tf.Tensor[]): tf.Tensor[] {
    return slopes.map((slope, i) => slope.mul(this.lengths[i]));
  }
}`,
      `function integratedGradients<Inputs extends AttributionInputs>(
  options: IntegratedGradientsOptions<Inputs>,
): AttributionResult<Inputs> {
  const { inputs, baselines, nSteps = 50, method = "gausslegendre", internalBatchSize = 40 } = options;
  const { forward, additionalForwardArgs = [], target } = options;
  requirePositiveInteger("integratedGradients", "internalBatchSize", internalBatchSize);
  const kept = tf.tidy(() => {
    const list = continuousInputs("integratedGradients", inputs);
    const way = new Way(baselinesFor("integratedGradients", list, baselines), list);
    const { alphas, stepSizes } = approximationParameters(method, nSteps);
    const atOnce = Math.max(1, Math.trunc(internalBatchSize / list[0].shape[0]));
    const asked = { where: "integratedGradients", forward, additionalForwardArgs, target };
    const mean = sumOverParts(alphas.length, atOnce, (a, b) => {
      const weights = tf.tensor1d(stepSizes.slice(a, b));
      return gradientsOfEach(asked, alphas.slice(a, b).map((alpha) => way.at(alpha)))
        .map((g) => tf.dot(weights.reshape([1, -1]), g.reshape([b - a, -1])).reshape([-1, ...g.shape.slice(1)]));
    });
    const products = way.times(mean);
    const returned = options.multiplyByInputs ?? true ? products : mean;
    return options.returnConvergenceDelta
      ? [...returned, convergenceDelta({ forward, inputs, additionalForwardArgs, baselines, target, attributions: products })]
      : returned;
  });
  const count = Array.isArray(inputs) ? inputs.length : 1;
  const attributions = inFormOf(inputs, kept.slice(0, count));
  return kept.length > count ? { attributions, delta: kept[count] as tf.Tensor1D } : { attributions };
}`,
    ],
  ],
];

/** Ways to write 08.2. */
export const layerGradients: readonly OwnWords[] = [
  [
    "every option by its name",
    [
      `function layerIntegratedGradients(o: LayerIntegratedGradientsOptions): AttributionResult<tf.Tensor> {
  const cut = splitAtLayer({
    model: o.model, layer: o.layer, forward: o.forward, attributeToLayerInput: o.attributeToLayerInput,
  });
  return tf.tidy(() => {
    const ids = inputList("layerIntegratedGradients", o.inputs);
    const nothing = baselinesFor("layerIntegratedGradients", ids, o.baselines);
    const extra = [...(o.additionalForwardArgs ?? [])];
    const [end, start] = [ids, nothing].map((each) => cut.before(...each, ...extra));
    return integratedGradients({
      forward: cut.after,
      inputs: end,
      baselines: start,
      additionalForwardArgs: ids.concat(extra),
      target: o.target,
      nSteps: o.nSteps,
      method: o.method,
      internalBatchSize: o.internalBatchSize,
      multiplyByInputs: o.multiplyByInputs,
      returnConvergenceDelta: o.returnConvergenceDelta,
    });
  });
}`,
    ],
  ],
  [
    "without integratedGradients: the way is walked here",
    [
      `const alongTheWay = (at: tf.Tensor, way: tf.Tensor, alphas: number[]) =>
  alphas.map((alpha) => [at.add(way.mul(alpha))]);`,
      `import { gradientsOfEach, sumOverParts } from "@attending/lib";

function layerIntegratedGradients(options) {
  const { model, layer, forward, attributeToLayerInput, inputs, baselines, target } = options;
  const { additionalForwardArgs = [], nSteps = 50, method = "gausslegendre" } = options;
  const { before, after } = splitAtLayer({ model, layer, forward, attributeToLayerInput });
  return tf.tidy(() => {
    const where = "layerIntegratedGradients";
    const ids = inputList(where, inputs);
    const rest = [...ids, ...additionalForwardArgs];
    const to = before(...rest);
    const from = before(...baselinesFor(where, ids, baselines), ...additionalForwardArgs);
    const way = to.sub(from);
    const { alphas, stepSizes } = approximationParameters(method, nSteps);
    const asked = { where, forward: after, additionalForwardArgs: rest, target };
    const steps = Math.max(1, Math.floor((options.internalBatchSize ?? 40) / to.shape[0]));
    const [mean] = sumOverParts(alphas.length, steps, (a, b) => {
      const [slopes] = gradientsOfEach(asked, alongTheWay(from, way, alphas.slice(a, b)));
      const each = slopes.reshape([b - a, ...to.shape]);
      const weights = tf.tensor(stepSizes.slice(a, b)).reshape([b - a, ...to.shape.map(() => 1)]);
      return [each.mul(weights).sum(0)];
    });
    const product = mean.mul(way);
    const result: any = { attributions: options.multiplyByInputs === false ? mean : product };
    if (options.returnConvergenceDelta) {
      const f = (v: tf.Tensor) => selectTarget(after(v, ...rest), target);
      result.delta = product.reshape([to.shape[0], -1]).sum(1).sub(f(to).sub(f(from)));
    }
    return result;
  });
}`,
    ],
  ],
  [
    "an arrow that takes apart what it is given",
    [
      `const layerIntegratedGradients = (all: LayerIntegratedGradientsOptions) => {
  const { model, layer, forward, attributeToLayerInput, inputs, additionalForwardArgs, baselines, ...how } = all;
  const model2 = splitAtLayer({ model, layer, forward, attributeToLayerInput });
  const given = inputList("layerIntegratedGradients", inputs);
  const also = additionalForwardArgs ?? [];
  const start = tf.tidy(() => model2.before(...baselinesFor("layer", given, baselines), ...also));
  const end = tf.tidy(() => model2.before(...given, ...also));
  try {
    return integratedGradients({
      ...how, forward: model2.after, inputs: end, baselines: start, additionalForwardArgs: [...given, ...also],
    });
  } finally {
    tf.dispose([start, end]);
  }
};`,
    ],
  ],
];
