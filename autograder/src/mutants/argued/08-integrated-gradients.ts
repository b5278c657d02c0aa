import { type Argued, checksArguments, neverMissing } from "./argued";

const whereOnly = "It is only told in errors, where it names the function.";

const fewerAtOnce = "Fewer rows at once than allowed give the same numbers, only later.";

export const integratedGradients: readonly Argued[] = [
  { edit: "internalBatchSize = 40, → internalBatchSize = 39,", reason: fewerAtOnce },
  {
    edit: "internalBatchSize = 40, → internalBatchSize = 41,",
    reason: "How many rows are the default is a question of speed.",
  },
  {
    edit: "returnConvergenceDelta = false, → returnConvergenceDelta,",
    reason: "What is undefined is not true either.",
  },
  { edit: 'const where = "integratedGradients"; → const where = "";', reason: whereOnly },
  {
    edit: "const ways = ends.map((end, i) => end.sub(starts[i] ?? 0)); → *",
    reason: neverMissing,
  },
  {
    edit: "ways.map((way, i) => way.mul(alpha).add(starts[i] ?? 0)), → *",
    reason: neverMissing,
  },
  { edit: ".reshape(ways[i]?.shape ?? []), → *", reason: neverMissing },
  { edit: "const [batch = 1] = ends[0]?.shape ?? []; → *", reason: neverMissing },
  {
    edit: "const stepsAtOnce = Math.floor(internalBatchSize / batch); → const stepsAtOnce = Math.floor(batch / internalBatchSize);",
    reason: fewerAtOnce,
  },
  {
    edit: "const means = sumOverParts(nSteps, stepsAtOnce, partOfMean); → const means = sumOverParts(nSteps, stepsAtOnce - 1, partOfMean);",
    reason: fewerAtOnce,
  },
  {
    edit: "const products = means.map((mean, i) => mean.mul(ways[i] ?? 0)); → *",
    reason: neverMissing,
  },
];

export const layerIntegratedGradients: readonly Argued[] = [
  {
    edit: 'const where = "layerIntegratedGradients"; → const where = "";',
    reason: whereOnly,
  },
];

export const featureAblation: readonly Argued[] = [
  { edit: 'const where = "featureAblation"; → const where = "";', reason: whereOnly },
  {
    edit: 'requirePositiveInteger(where, "perturbationsPerEval", perturbationsPerEval); → (nothing)',
    reason: checksArguments,
  },
  {
    edit: "const sums = sumOverParts(ids.length, perturbationsPerEval, ablated); → const sums = sumOverParts(ids.length, perturbationsPerEval - 1, ablated);",
    reason: fewerAtOnce,
  },
];

export const deletionCurve: readonly Argued[] = [
  {
    edit: "replacementId = 0, → replacementId,",
    reason: "An id that is undefined is 0 in an int32 tensor.",
  },
  {
    edit: "keptIds = [0, 2], → keptIds = [2, 0],",
    reason: "It is asked what the list holds, not in which order.",
  },
  {
    edit: "const scoreOf = (place: number): number => scores[place] ?? 0; → *",
    reason: neverMissing,
  },
  {
    edit: "const gone = order.slice(0, count); → const gone = order.slice(undefined, count);",
    reason: "A slice from undefined begins at 0.",
  },
  {
    edit: ".map((logit, i) => (logit + (logits[i] ?? 0)) / 2 / order.length); → *",
    reason: neverMissing,
  },
];
