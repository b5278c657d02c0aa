import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, randomNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "05.3",
  notebook: "05-attention-and-ablations",
  title: "An ablation study",
  symbol: "runAblationStudy",
  from: "lib/src/studies/run-ablation-study.ts",
  goal: "Train a model with and without its parts, several times each, so that a difference can be told from chance.",
  difficulty: 2,
  minutes: 40,
  buildsOn: [],
  supplies: [
    "DataLoader",
    "evaluateModel",
    "exactMatchRatio",
    "f1Scores",
    "predictProbabilities",
    "sigmoid",
    "thresholdProbabilities",
    "trainModel",
    ...checkNames,
    ...layerNames,
    ...randomNames,
  ],
  contract: [
    "`await runAblationStudy({ variants, seeds, loadersFor, test, epochs = 15, learningRate = 3e-4, progress })`",
    "",
    "* `variants`: a `Map` from a name to `(seed) => model`, which makes a new `NoteClassifier`; the first one is the baseline",
    "* `loadersFor`: `(seed) => ({ train, validation })`, new loaders, which deal the same notes in the same order each time that they are made; `test`: one `DataLoader` for all",
    "* each variant is trained once for each of `seeds`: a model made anew, loaders made anew, `epochs` and `learningRate` as given; then scored on `test`",
    "* returns one `{ name, scores, mean, standardDeviation, differences, difference }` for each variant, in the order of `variants`",
    "* `scores`: micro-F1 on `test`, in the order of `seeds`; `mean`: theirs; `standardDeviation`: theirs, divided by n - 1",
    "* `differences`: each score minus the baseline's score of the same seed; `difference`: their mean",
    "* `progress?.update(runs, note)` is called after each run, with the number of runs so far, `progress?.finish()` at the end",
  ].join("\n"),
  assertions: [
    {
      id: "runs",
      kind: "closeness",
      points: 3,
      claim:
        "Each variant has a score for each seed: the micro-F1 on the test notes after training.",
    },
    {
      id: "names",
      kind: "property",
      points: 1,
      claim: "There is one result for each variant, in their order.",
    },
    {
      id: "fresh",
      kind: "property",
      points: 2,
      claim: "Each run has a model of its own, made from its seed.",
    },
    {
      id: "notes",
      kind: "property",
      points: 1,
      claim: "Each run has loaders of its own, made from its seed.",
    },
    {
      id: "budget",
      kind: "property",
      points: 1,
      claim: "Each run has as many epochs as are asked for.",
    },
    {
      id: "mean",
      kind: "closeness",
      points: 1,
      claim: "The mean is the mean of the variant's scores.",
    },
    {
      id: "spread",
      kind: "closeness",
      points: 2,
      claim: "The standard deviation of the scores is divided by n - 1.",
    },
    {
      id: "difference",
      kind: "closeness",
      points: 2,
      claim: "The differences are those from the baseline, seed by seed, and their mean.",
    },
    {
      id: "defaults",
      kind: "property",
      points: 1,
      claim: "Left to itself it trains for 15 epochs, with a learning rate of 3e-4.",
    },
    {
      id: "progress",
      kind: "property",
      points: 1,
      claim:
        "After each run `progress` is told how many there were, and at the end that it is over.",
    },
    {
      id: "finding",
      kind: "metric",
      points: 1,
      claim:
        "A model that is deaf to one diagnosis comes out about as much worse as in the solution's study.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
