import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, randomNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "03.1",
  notebook: "03-transformer-block",
  title: "A block of the transformer's encoder",
  symbol: "TransformerBlock",
  from: "lib/src/layers/transformer-block.ts",
  goal: "Let tokens look around, then think, and keep what they knew.",
  difficulty: 2,
  minutes: 30,
  buildsOn: [],
  supplies: ["MultiHeadSelfAttention", ...checkNames, ...layerNames, ...randomNames],
  contract: [
    "`new TransformerBlock({ dModel, numHeads, dFf, dropoutRate = 0.1, random })`, a `Module`",
    "",
    "* `attention` (`MultiHeadSelfAttention`), `linear1` (`Linear`, dModel → dFf), `linear2` (`Linear`, dFf → dModel), `norm1` and `norm2` (`LayerNorm`)",
    "* x₁ = norm1(x + dropout(attention(x))), x₂ = norm2(x₁ + dropout(linear2(dropout(ReLU(linear1(x₁))))))",
    "* `.forward(x, mask?)`: `x` `[batch, seqLen, dModel]`, `mask` `[batch, 1, 1, seqLen]`, 1 = may attend",
    "* returns `{ output, weights }`: `[batch, seqLen, dModel]` and `[batch, numHeads, seqLen, seqLen]`",
  ].join("\n"),
  assertions: [
    {
      id: "parameters",
      kind: "shape",
      points: 1,
      claim: "The block holds attention, linear1, linear2, norm1 and norm2.",
    },
    {
      id: "output",
      kind: "closeness",
      points: 3,
      claim: "Attention, then the two linear layers: each is added to its input, then normalised.",
    },
    {
      id: "weights",
      kind: "closeness",
      points: 1,
      claim: "The attention's weights come back as well.",
    },
    { id: "mask", kind: "closeness", points: 2, claim: "The mask reaches the attention." },
    {
      id: "normalised",
      kind: "property",
      points: 1,
      claim: "With a fresh norm2 each token comes out with mean 0 and variance 1.",
    },
    {
      id: "training",
      kind: "closeness",
      points: 1,
      claim: "In training mode dropout acts before each of the two sums.",
    },
    {
      id: "gradient",
      kind: "closeness",
      points: 1,
      claim: "Gradients reach the input and every parameter.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
