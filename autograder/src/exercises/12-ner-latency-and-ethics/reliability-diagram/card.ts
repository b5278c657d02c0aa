import type { ExerciseCard } from "../../exercise";
import { checkNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "12.2",
  notebook: "12-ner-latency-and-ethics",
  title: "Is it as sure as it is right?",
  symbol: "reliabilityDiagram",
  from: "lib/src/evaluation/calibration/reliability-diagram.ts",
  goal: "Put predictions into bins by their confidence, and measure how far confidence and accuracy lie apart.",
  difficulty: 2,
  minutes: 25,
  buildsOn: [],
  supplies: ["requireConfidences", ...checkNames],
  contract: [
    "`reliabilityDiagram(confidences, isCorrect, { numBins = 10 } = {})`",
    "",
    "* `confidences`: the probability of what was predicted, from 0 to 1; `isCorrect`: whether it was right, as booleans, prediction by prediction",
    "* bin b of B has the confidences in (b / B, (b + 1) / B]; the first has 0 as well",
    "* returns `{ bins, ece }`",
    "* `bins`: `{ low, high, count, confidence, accuracy }` for each bin, from the lowest to the highest; the mean confidence and the share of right predictions; both NaN in an empty bin",
    "* `ece`: Σ count / n · |accuracy - confidence| over the bins that are not empty",
    "* lists of different lengths, empty lists, confidences outside of 0 to 1 and a `numBins` that is no positive whole number: an error, as `requireConfidences` and `requirePositiveInteger` throw it",
  ].join("\n"),
  assertions: [
    {
      id: "bins",
      kind: "closeness",
      points: 1,
      claim: "There are numBins bins of equal width, from 0 to 1.",
    },
    {
      id: "counts",
      kind: "closeness",
      points: 2,
      claim: "Each prediction is in the bin of its confidence.",
    },
    {
      id: "borders",
      kind: "closeness",
      points: 2,
      claim: "A confidence on a border belongs to the bin below it, and 0 to the first.",
    },
    {
      id: "means",
      kind: "closeness",
      points: 2,
      claim: "A bin has the mean confidence and the accuracy of its own predictions.",
    },
    {
      id: "empty",
      kind: "property",
      points: 1,
      claim: "An empty bin has no mean, which is NaN, and does not spoil the error.",
    },
    {
      id: "ece",
      kind: "closeness",
      points: 2,
      claim: "The error is the mean gap, weighed by the bins' counts.",
    },
    {
      id: "refused",
      kind: "property",
      points: 1,
      claim: "What cannot be put into bins is refused.",
    },
  ],
};
