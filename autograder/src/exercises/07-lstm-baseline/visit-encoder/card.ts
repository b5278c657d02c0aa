import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, randomNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "07.1",
  notebook: "07-lstm-baseline",
  title: "One vector for a visit",
  symbol: "VisitEncoder",
  from: "lib/src/layers/visit-encoder.ts",
  goal: "Make one vector of the codes of a visit, however many they are, by four rules.",
  difficulty: 2,
  minutes: 40,
  buildsOn: [],
  supplies: [
    "requireAggregation",
    "requireCodeEmbeddings",
    "visitAggregations",
    ...checkNames,
    ...layerNames,
    ...randomNames,
  ],
  contract: [
    '`new VisitEncoder({ embeddingDim, aggregation = "mean", random })`, a `Module`; the rules are `"attention"`, `"max"`, `"mean"`, `"sum"`',
    "",
    "* under attention it holds two `Linear`, and under the other rules no parameters: `bottleneck` from embeddingDim to ⌊embeddingDim / 2⌋ features, `score` from these to 1",
    "* `.forward(codeEmbeddings, mask?)`: `[batch, codes, embeddingDim]`, and `[batch, codes]`, 1 = a code, 0 = padding; without a mask all are codes",
    "* returns `{ visit }`: `[batch, embeddingDim]`; under attention `weights` as well: `[batch, codes]`, softmax over the visit's codes of score(tanh(bottleneck(code)))",
    "* padding has no part in any rule: what stands there may be anything; max is that of the codes, also where all are negative",
    "* a visit without codes is a vector of zeros under every rule, and its weights are zeros; no gradient is NaN",
  ].join("\n"),
  assertions: [
    {
      id: "parameters",
      kind: "shape",
      points: 1,
      claim: "Attention has a bottleneck and a score layer; the other rules have no parameters.",
    },
    {
      id: "sum",
      kind: "closeness",
      points: 1,
      claim: "The sum is that of the visit's codes.",
    },
    {
      id: "mean",
      kind: "closeness",
      points: 3,
      claim: "The mean is over the visit's codes, not over padding, and is the usual rule.",
    },
    {
      id: "max",
      kind: "closeness",
      points: 2,
      claim: "The max is that of the codes, also where all of them are negative.",
    },
    {
      id: "weights",
      kind: "closeness",
      points: 3,
      claim: "Attention's weights are a softmax over the visit's codes of two layers with a tanh.",
    },
    {
      id: "attention",
      kind: "closeness",
      points: 1,
      claim: "Under attention the visit is the sum of its codes, each times its weight.",
    },
    {
      id: "unmasked",
      kind: "closeness",
      points: 1,
      claim: "Without a mask all are codes, under every rule.",
    },
    {
      id: "empty",
      kind: "closeness",
      points: 2,
      claim: "A visit without codes is a vector of zeros under every rule, never NaN.",
    },
    {
      id: "gradient",
      kind: "closeness",
      points: 1,
      claim:
        "Gradients reach codes and parameters, and are numbers for a visit without codes, too.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
