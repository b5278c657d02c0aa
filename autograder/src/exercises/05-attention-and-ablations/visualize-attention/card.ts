import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, vocabularyNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "05.1",
  notebook: "05-attention-and-ablations",
  title: "Where each head looks",
  symbol: "visualizeAttention",
  from: "lib/src/interpretation/visualize-attention.ts",
  goal: "Bring a layer's attention in one note into heat maps that can be read.",
  difficulty: 2,
  minutes: 30,
  buildsOn: [],
  supplies: [
    "ClinicalNoteClassifier",
    "sigmoid",
    "thresholdProbabilities",
    ...checkNames,
    ...layerNames,
    ...vocabularyNames,
  ],
  contract: [
    "`visualizeAttention(model, tokenIds, { layer = -1 })`",
    "",
    "* `model`: an `AttentionClassifier`; `tokenIds`: one note, `number[]`, padding (0) at its end; `layer`: from 0, -1 is the last",
    "* the model is asked in `eval()` mode; padding is in no row, no column and no label",
    "* returns `{ title, heads }`; `heads` one `{ name, x, y, z }` a head, in the order of the heads",
    "* `z`: `[query][key]`, the weights, as lists of numbers; `x` and `y`: a label for each token, in the note's order, that has its word and differs from all others: `3 denies`",
    "* `title`: has the names (of `diagnosisNames`) of the diagnoses with a probability above 0.5, and of no other, or the word `none`",
  ].join("\n"),
  assertions: [
    {
      id: "weights",
      kind: "closeness",
      points: 3,
      claim:
        "There is a map for each head: its weights, a row for each query, a column for each key.",
    },
    {
      id: "padding",
      kind: "closeness",
      points: 2,
      claim: "Of a padded note, only the tokens that are words are on the map.",
    },
    {
      id: "labels",
      kind: "property",
      points: 2,
      claim: "Both axes have a label for each token: its word, and no two labels are the same.",
    },
    {
      id: "layer",
      kind: "closeness",
      points: 1,
      claim: "It is the layer that was asked for, counted from 0; by default the last.",
    },
    {
      id: "mode",
      kind: "closeness",
      points: 1,
      claim: "The model is asked in evaluation mode.",
    },
    {
      id: "codes",
      kind: "property",
      points: 2,
      claim: "The title names each diagnosis whose probability is above 0.5, and no other.",
    },
    {
      id: "none",
      kind: "property",
      points: 1,
      claim: "Where nothing is predicted, the title says none.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
