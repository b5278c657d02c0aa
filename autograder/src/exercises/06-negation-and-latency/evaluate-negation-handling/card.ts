import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "06.1",
  notebook: "06-negation-and-latency",
  title: "Who notices the negation",
  symbol: "evaluateNegationHandling",
  from: "lib/src/evaluation/evaluate-negation-handling.ts",
  goal: "Measure, on pairs of notes that differ in one word, whether a model notices that it is a negation.",
  difficulty: 1,
  minutes: 20,
  buildsOn: [],
  supplies: [
    "DataLoader",
    "countDecisions",
    "f1Scores",
    "sigmoid",
    "thresholdProbabilities",
    ...checkNames,
    ...layerNames,
  ],
  contract: [
    "`evaluateNegationHandling(model, pairs)`",
    "",
    "* `model`: a `NoteClassifier`, asked in `eval()` mode; `pairs`: a list of `{ diagnosis, affirmed, negated }`, a number and two notes `{ tokenIds, labels }` of equal length",
    "* a note is called negated when the probability of its pair's own `diagnosis`, the sigmoid of that logit, is below 0.5; the positive class is *negated*",
    "* returns `{ affirmedAccuracy, negationAccuracy, negationF1, confusion }`: of the affirmed notes, the share not called negated; of the negated notes, the share called negated; 2·TP / (2·TP + FP + FN), and 0 where no negated note is called so",
    "* `confusion`: `{ truePositives, falsePositives, falseNegatives, trueNegatives }`, counts of notes",
  ].join("\n"),
  assertions: [
    {
      id: "confusion",
      kind: "closeness",
      points: 3,
      claim: "The four counts are those of the notes; the positive class is negated.",
    },
    {
      id: "accuracies",
      kind: "closeness",
      points: 2,
      claim: "Each accuracy is a share of its own kind of notes.",
    },
    {
      id: "f1",
      kind: "closeness",
      points: 2,
      claim: "The F1 weighs misses and false alarms, and nothing else.",
    },
    {
      id: "ownDiagnosis",
      kind: "closeness",
      points: 2,
      claim: "Only the probability of the pair's own diagnosis decides.",
    },
    {
      id: "threshold",
      kind: "closeness",
      points: 1,
      claim: "What decides is a probability below 0.5.",
    },
    {
      id: "mode",
      kind: "closeness",
      points: 1,
      claim: "The model is asked in evaluation mode.",
    },
    {
      id: "nothing",
      kind: "closeness",
      points: 1,
      claim: "A model that calls nothing negated has an F1 of 0.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
