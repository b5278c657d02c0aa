import type { ExerciseCard } from "../../exercise";
import { checkNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "12.4",
  notebook: "12-ner-latency-and-ethics",
  title: "May it be used?",
  symbol: "ethicsAssessment",
  from: "lib/src/ner/ethics/ethics-assessment.ts",
  goal: "Find out whom a tagger treats otherwise, how far its confidence can be trusted, what its errors may cost, and what follows from the thresholds.",
  difficulty: 3,
  minutes: 60,
  buildsOn: ["12.2", "12.3"],
  supplies: [
    "deploymentThresholds",
    "entityReport",
    "fitTemperature",
    "labelIds",
    "likeliestTag",
    "pairSpans",
    "recommendDeployment",
    "requireConfidences",
    "requireTagTables",
    "scoredWords",
    "softmax",
    "spansOfTags",
    "wilsonInterval",
    ...checkNames,
  ],
  contract: [
    "`ethicsAssessment({ predictLogits, labels, pairs, validation, test, measured = {}, thresholds = deploymentThresholds })`",
    "",
    "* `predictLogits(sentences)` → a row of logits for each word, `[sentence][word]`, undefined for a word that was cut off; such a word's tag is `O`",
    "* `labels`: the tags, in the order of the logits; `validation`, `test`: sentences `{ tokens, tags }`",
    "* `pairs`: `{ dimension, sentences: [first, second] }`; a pair differs when the entities found (`spansOfTags`), each its type and its words, from left to right, are not the same in both",
    "* returns `{ biasResults, calibration, severityDistribution, recommendation }`",
    "* `biasResults`: `{ dimension, numPairs, numDifferent, rate, low, high }` for each dimension, in the order of its first pair; the interval is `wilsonInterval`'s",
    "* `calibration`: `{ allWords, entityWords }`, each `{ temperature, before, after }`; the temperature by `fitTemperature` from validation, the diagrams of 12.2 of test, at temperature 1 and at that one; a word's confidence is its highest probability; `entityWords` are those whose likeliest tag is not `O`, in validation and in test; words that were cut off are in neither",
    "* `severityDistribution`: 12.3 of test",
    "* `recommendation`: what `recommendDeployment` says of `microF1` and `typeF1`, the strict F1 on test of all entities and of the worst type; of `ece`, that of `entityWords` after scaling; of `measured.negationAccuracy` and `measured.p95Ms`; by `thresholds`",
  ].join("\n"),
  assertions: [
    {
      id: "pairs",
      kind: "closeness",
      points: 3,
      claim: "A pair differs when other entities are found, wherever they stand.",
    },
    {
      id: "interval",
      kind: "closeness",
      points: 1,
      claim: "Each dimension has the interval of its own share.",
    },
    {
      id: "temperature",
      kind: "closeness",
      points: 2,
      claim: "The temperatures come from validation, one for all words and one for entities.",
    },
    {
      id: "before",
      kind: "closeness",
      points: 2,
      claim: "The diagrams are of test, and the confidence is the highest probability.",
    },
    {
      id: "after",
      kind: "closeness",
      points: 2,
      claim: "Logits are divided by the temperature.",
    },
    {
      id: "severities",
      kind: "closeness",
      points: 1,
      claim: "The errors on test are weighed.",
    },
    {
      id: "measures",
      kind: "closeness",
      points: 2,
      claim:
        "What is judged is strict F1, of all and of the worst type, and the ECE after scaling.",
    },
    {
      id: "decision",
      kind: "closeness",
      points: 2,
      claim:
        "The recommendation follows from the thresholds, and from what was measured elsewhere.",
    },
  ],
};
