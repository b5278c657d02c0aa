import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, randomNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "03.2",
  notebook: "03-transformer-block",
  title: "The classifier of clinical notes",
  symbol: "ClinicalNoteClassifier",
  from: "lib/src/models/clinical-note-classifier.ts",
  goal: "Put the parts together: from token ids to one logit for each diagnosis.",
  difficulty: 3,
  minutes: 45,
  buildsOn: ["03.1"],
  supplies: [
    "Embedding",
    "MultiHeadSelfAttention",
    "SinusoidalPositionalEncoding",
    "sinusoidalPositions",
    ...checkNames,
    ...layerNames,
    ...randomNames,
  ],
  contract: [
    "`new ClinicalNoteClassifier({ vocabSize, dModel = 128, numHeads = 4, dFf = 512, numLayers = 2, numClasses = 4, maxLen = 64, dropoutRate = 0.15, random })`, a `Module`",
    "",
    "* `embedding` (`Embedding`), `positions` (`SinusoidalPositionalEncoding`), `encoder` (an array of `TransformerBlock`: `encoder.0`, …), `classifier` (`Linear`)",
    "* embedding × √dModel, plus positions, dropout, the blocks, the mean over the tokens that are not padding, the classifier",
    "* `.forward(tokenIds)`: int32 `[batch, seqLen]`, 0 = padding",
    "* returns `{ logits, attentionWeights }`: `[batch, numClasses]`, and one `[batch, numHeads, seqLen, seqLen]` a layer",
    "* a note of padding alone has the mean 0; 409,220 parameters with a vocabulary of 95",
  ].join("\n"),
  assertions: [
    {
      id: "parameters",
      kind: "shape",
      points: 2,
      claim: "Embedding, blocks and classifier hold 409,220 parameters at the case study's size.",
    },
    {
      id: "logits",
      kind: "closeness",
      points: 3,
      claim: "Embeddings × √dModel plus positions go through every block, mean and classifier.",
    },
    {
      id: "attention",
      kind: "closeness",
      points: 2,
      claim: "The attention weights of each layer come back.",
    },
    {
      id: "padding",
      kind: "closeness",
      points: 2,
      claim: "Padding is not attended to, and has no part in the mean.",
    },
    {
      id: "invariance",
      kind: "property",
      points: 1,
      claim: "More padding changes no logit.",
    },
    { id: "order", kind: "property", points: 1, claim: "The order of the words matters." },
    {
      id: "empty",
      kind: "closeness",
      points: 1,
      claim: "A note of padding alone has numbers for logits, not NaN.",
    },
    {
      id: "training",
      kind: "closeness",
      points: 1,
      claim: "In training mode dropout acts on embeddings and positions, and in the blocks.",
    },
    {
      id: "gradient",
      kind: "closeness",
      points: 2,
      claim: "Gradients reach every parameter.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
