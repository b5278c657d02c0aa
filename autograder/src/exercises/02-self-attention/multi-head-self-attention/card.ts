import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, randomNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "02.2",
  notebook: "02-self-attention",
  title: "Multi-head self-attention",
  symbol: "MultiHeadSelfAttention",
  from: "lib/src/layers/multi-head-self-attention.ts",
  goal: "Let several heads attend at once, each in its own part of the features.",
  difficulty: 3,
  minutes: 40,
  buildsOn: ["02.1"],
  supplies: [...checkNames, ...layerNames, ...randomNames],
  contract: [
    "`new MultiHeadSelfAttention({ dModel, numHeads, dropoutRate = 0.1, random })`, a `Module`",
    "",
    "* parameters `query`, `key`, `value`, `output`, each a `Linear`: `weight` `[dModel, dModel]`, stored [in, out], and `bias` `[dModel]`",
    "* head h has the features h · dHead to (h + 1) · dHead - 1; an error is thrown when `numHeads` does not divide `dModel`",
    "* `.forward(x, mask?)`: `x` `[batch, seqLen, dModel]`, `mask` `[batch, 1, 1, seqLen]`, 1 = may attend",
    "* returns `{ output, weights }`: `[batch, seqLen, dModel]` and `[batch, numHeads, seqLen, seqLen]`, the weights before dropout",
  ].join("\n"),
  assertions: [
    {
      id: "parameters",
      kind: "shape",
      points: 2,
      claim: "There are four linear layers: query, key, value and output.",
    },
    {
      id: "initial",
      kind: "property",
      points: 1,
      claim: "The layers start with different numbers, drawn from `random` within ±1/√dModel.",
    },
    {
      id: "weights",
      kind: "closeness",
      points: 2,
      claim: "Each head has its own weights, scaled by √dHead.",
    },
    {
      id: "output",
      kind: "closeness",
      points: 3,
      claim: "The heads' contexts, side by side, go through the output layer.",
    },
    {
      id: "mask",
      kind: "closeness",
      points: 2,
      claim: "The mask hides the same keys in each head.",
    },
    {
      id: "rows",
      kind: "property",
      points: 1,
      claim: "Each row of the weights sums to 1, in training mode as well.",
    },
    {
      id: "training",
      kind: "closeness",
      points: 1,
      claim: "In training mode dropout acts on the weights that mix the values.",
    },
    {
      id: "gradient",
      kind: "closeness",
      points: 2,
      claim: "Gradients reach the input and every parameter.",
    },
    {
      id: "divisible",
      kind: "property",
      points: 1,
      claim: "A number of heads that does not divide dModel is an error.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
