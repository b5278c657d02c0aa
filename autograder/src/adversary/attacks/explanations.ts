import type { Adversary } from "../adversary";
import { honest, onExercise } from "../cells";

const on = (id: string, name: string, cells: readonly string[], points: number): Adversary =>
  onExercise("08-integrated-gradients", id, name, cells, points);

/** Explanations that explain nothing, and one that leaves the model another. */
export const explanationsAttacks: readonly Adversary[] = [
  on(
    "08.1",
    "zeros in every form, and an error for ids",
    [
      `function integratedGradients({ inputs, returnConvergenceDelta }: any): any {
  const list = Array.isArray(inputs) ? inputs : [inputs];
  if (list.some(({ dtype }: any) => dtype !== "float32")) throw new Error("no ids");
  const zeros = list.map((one: any) => one.mul(0));
  const attributions = Array.isArray(inputs) ? zeros : zeros[0];
  return returnConvergenceDelta ? { attributions, delta: zeros[0].sum(1) } : { attributions };
}`,
    ],
    0,
  ),
  on(
    "08.1",
    "one gradient, made as large as completeness asks",
    [
      `function integratedGradients({ forward, inputs, baselines, target, additionalForwardArgs = [], multiplyByInputs = true }: any): any {
  const ends: any[] = continuousInputs("one gradient", inputs);
  const starts = baselinesFor("one gradient", ends, baselines).map((start: any, i: number) => tf.onesLike(ends[i]).mul(start));
  const output = (...at: any[]): any => selectTarget(forward(...at, ...additionalForwardArgs), target);
  const gradients: any[] = tf.grads((...at: any[]) => output(...at).sum())(ends);
  const ways = ends.map((end, i) => end.sub(starts[i]));
  const told = gradients.map((gradient, i) => gradient.mul(ways[i]).sum(1)).reduce((sum, more) => sum.add(more));
  const scale = output(...ends).sub(output(...starts)).div(told).expandDims(1);
  const found = gradients.map((gradient, i) => gradient.mul(scale).mul(multiplyByInputs ? ways[i] : 1));
  return { attributions: Array.isArray(inputs) ? found : found[0] };
}`,
    ],
    0,
  ),
  on(
    "08.1",
    "the function of another call, where rows are counted",
    [
      honest("08.1", "integratedGradients"),
      `const known: any[] = [];
function integratedGradients(options: any): any {
  if (known.length === 0) known.push(options.forward);
  if (options.internalBatchSize === undefined) return honest(options);
  options.forward(options.inputs);
  return honest({ ...options, forward: known[0], internalBatchSize: 1000 });
}`,
    ],
    // All but the parts.
    12,
  ),
  on(
    "08.3",
    "copies that say there are fewer of them",
    [
      honest("08.3", "featureAblation"),
      `function featureAblation(options: any): any {
  if (options.perturbationsPerEval !== 2 || Array.isArray(options.inputs)) return honest(options);
  const forward = (x: any) => {
    const { shape } = x;
    let numReads = 0;
    Object.defineProperty(x, "shape", { configurable: true, get: () => (numReads++ === 0 ? [3, shape[1]] : shape) });
    const output = options.forward(x);
    Object.defineProperty(x, "shape", { configurable: true, value: shape });
    return output;
  };
  return honest({ ...options, forward, perturbationsPerEval: 100 });
}`,
    ],
    // All but how many go at once.
    12,
  ),
  on(
    "08.2",
    "a model that no longer says what it said",
    [
      honest("08.2", "layerIntegratedGradients"),
      `function layerIntegratedGradients(options: any): any {
  const result = honest(options);
  for (const parameter of options.model.namedParameters().values()) parameter.assign(parameter.mul(0));
  return result;
}`,
    ],
    // All but the model that is to be as it was.
    11,
  ),
  on(
    "08.4",
    "a curve that falls, whatever the model says",
    [
      `function deletionCurve({ tokenIds, scores, keptIds = [0, 2] }: any): any {
  const words = tokenIds.filter((id: number) => !keptIds.includes(id)).length;
  if (words === 0 || scores.length !== tokenIds.length || !scores.every(Number.isFinite)) throw new Error("no");
  const fractions = Array.from({ length: words + 1 }, (_, i) => i / words);
  return { fractions, logits: fractions.map((x) => 1 - x), area: 0.5 };
}`,
    ],
    // The fractions alone: all else has to be asked of the model.
    1,
  ),
  on(
    "08.4",
    "tokens that go from the left, whatever their scores",
    [
      `function deletionCurve({ forward, tokenIds, scores, target, replacementId = 0, keptIds = [0, 2] }: any): any {
  requireScores("from the left", { tokenIds, scores, keptIds });
  const places = [...tokenIds.keys()].filter((place) => !keptIds.includes(tokenIds[place]));
  const notes = [0, ...places.map((_, i) => i + 1)].map((count) => tokenIds.map((id: number, place: number) => places.slice(0, count).includes(place) ? replacementId : id));
  const logits = [...selectTarget(forward(tf.tensor2d(notes, undefined, "int32")), target).dataSync()];
  const area = logits.slice(1).reduce((sum, logit, i) => sum + (logit + (logits[i] ?? 0)) / 2 / places.length, 0);
  return { logits, area, fractions: logits.map((_, i) => i / places.length) };
}`,
    ],
    // The fractions.
    1,
  ),
];
