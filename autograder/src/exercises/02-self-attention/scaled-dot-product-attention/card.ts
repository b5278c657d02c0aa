import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, randomNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "02.1",
  notebook: "02-self-attention",
  title: "Scaled dot-product attention",
  symbol: "scaledDotProductAttention",
  from: "lib/src/layers/scaled-dot-product-attention.ts",
  goal: "Let each query gather the values of the keys it matches.",
  difficulty: 2,
  minutes: 25,
  buildsOn: [],
  supplies: [...checkNames, ...layerNames, ...randomNames],
  contract: [
    "`scaledDotProductAttention(query, key, value, { mask, dropout } = {})`",
    "",
    "* `query` `[batch, numHeads, queryLen, dHead]`, `key` and `value` `[batch, numHeads, keyLen, dHead]`",
    "* `mask`, broadcast to `[batch, numHeads, queryLen, keyLen]`; 1 = may attend, 0 = hidden. A hidden key gets weight 0;",
    "  a row whose keys are all hidden is uniform, never NaN.",
    "* `dropout` is applied to the weights that multiply the values, not to those that are returned.",
    "* returns `{ context, weights }`: `[batch, numHeads, queryLen, dHead]` and `[batch, numHeads, queryLen, keyLen]`",
  ].join("\n"),
  assertions: [
    {
      id: "weights",
      kind: "closeness",
      points: 1,
      claim: "The weights are softmax(query · keyᵀ / √dHead).",
    },
    { id: "context", kind: "closeness", points: 1, claim: "The context is weights · value." },
    {
      id: "lengths",
      kind: "closeness",
      points: 1,
      claim: "There may be more keys than queries, or fewer.",
    },
    { id: "rows", kind: "property", points: 1, claim: "Each row of the weights sums to 1." },
    {
      id: "mask",
      kind: "closeness",
      points: 1,
      claim: "A padding mask and a causal mask take effect before the softmax.",
    },
    { id: "hidden", kind: "property", points: 1, claim: "A hidden key gets weight 0, exactly." },
    {
      id: "stable",
      kind: "closeness",
      points: 1,
      claim: "Large scores and rows without any visible key give numbers, never NaN.",
    },
    {
      id: "dropout",
      kind: "closeness",
      points: 1,
      claim: "Dropout acts on the context; the returned weights are those before it.",
    },
    {
      id: "gradient",
      kind: "closeness",
      points: 1,
      claim: "Gradients flow back to query, key and value.",
    },
    {
      id: "inputs",
      kind: "property",
      points: 1,
      claim: "After a right result the inputs are still there, unchanged.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
