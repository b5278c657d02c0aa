import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, randomNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "04.2",
  notebook: "04-training-and-evaluation",
  title: "What a model says of every note",
  symbol: "evaluateModel",
  from: "lib/src/evaluation/evaluate-model.ts",
  goal: "Collect a model's answers and the truth, so that any measure can be taken of them.",
  difficulty: 1,
  minutes: 20,
  buildsOn: [],
  supplies: [
    "DataLoader",
    "sigmoid",
    "thresholdProbabilities",
    ...checkNames,
    ...layerNames,
    ...randomNames,
  ],
  contract: [
    "`evaluateModel(model, loader)`",
    "",
    "* `model`: a `NoteClassifier`; `loader`: a `DataLoader`, whose batches the function disposes of",
    "* returns `{ predictions, labels, probabilities }`: three lists of rows, `[numNotes][numClasses]`; row n of each belongs to the same note",
    "* `probabilities`: the sigmoid of the logits, computed in `eval()` mode; `predictions`: 1 where a probability is above 0.5, else 0",
  ].join("\n"),
  assertions: [
    {
      id: "probabilities",
      kind: "closeness",
      points: 3,
      claim: "Every note of every batch has its probabilities, one for each class.",
    },
    {
      id: "predictions",
      kind: "closeness",
      points: 2,
      claim: "A prediction is 1 where the probability is above 0.5.",
    },
    { id: "labels", kind: "closeness", points: 1, claim: "Every note has its labels." },
    {
      id: "mode",
      kind: "closeness",
      points: 2,
      claim: "The model is asked in evaluation mode.",
    },
    {
      id: "rows",
      kind: "property",
      points: 1,
      claim: "Probabilities and labels of a shuffled loader stay beside each other.",
    },
    {
      id: "stable",
      kind: "closeness",
      points: 1,
      claim: "Logits of ±100 and more have probabilities, not NaN.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
