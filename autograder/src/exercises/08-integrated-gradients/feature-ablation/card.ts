import type { ExerciseCard } from "../../exercise";
import { checkNames, explanationNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "08.3",
  notebook: "08-integrated-gradients",
  title: "Feature ablation",
  symbol: "featureAblation",
  from: "lib/src/attribution/feature-ablation.ts",
  goal: "Take each feature out, really, and see what is lost.",
  difficulty: 2,
  minutes: 30,
  buildsOn: [],
  supplies: [
    "featureGroups",
    "outputsOf",
    "outputsOfEach",
    "replaceAt",
    "spreadOver",
    ...explanationNames,
    ...checkNames,
  ],
  contract: [
    "`featureAblation({ forward, inputs, additionalForwardArgs = [], baselines, target, featureMask, perturbationsPerEval = 1 })`",
    "",
    "* `forward(…inputs, …additionalForwardArgs)` → `[batch, …]`, or one number for the whole batch; `inputs` a tensor `[batch, …]` or a list of such; token ids are welcome, and stay int32",
    "* `baselines`: what stands in the place of what is taken out; none (zeros), a number, a tensor of the input's shape or `[1, …]`, or a list with one for each input",
    "* `featureMask`: ids of the inputs' shapes, or `[1, …]`: what has the same id is one feature and goes together, also in several inputs; without a mask each number is a feature",
    "* at each number: F(inputs) − F(inputs without the number's feature), where everything else is there",
    "* `perturbationsPerEval`: how many features at most go through `forward` at once, each in a copy of the batch; the numbers are the same",
    "* returns `{ attributions }` in the form and the shapes of the inputs, float32; `[1, …]` where `forward` gives one number for the whole batch",
  ].join("\n"),
  assertions: [
    {
      id: "losses",
      kind: "closeness",
      points: 3,
      claim: "Each number gets what is lost without it, while all else is there.",
    },
    {
      id: "baselines",
      kind: "closeness",
      points: 2,
      claim: "What is taken out is replaced by the baseline.",
    },
    {
      id: "groups",
      kind: "closeness",
      points: 2,
      claim: "The numbers of a feature go together, and each of them gets the whole loss.",
    },
    {
      id: "ids",
      kind: "closeness",
      points: 2,
      claim: "Token ids can be explained: no gradient is needed.",
    },
    {
      id: "several",
      kind: "closeness",
      points: 1,
      claim: "Of several inputs each has its attributions, and a feature may be in more than one.",
    },
    {
      id: "others",
      kind: "closeness",
      points: 1,
      claim: "Targets and additional arguments are each example's own.",
    },
    {
      id: "oneNumber",
      kind: "closeness",
      points: 1,
      claim: "Where the whole batch has one number, the feature goes from all examples at once.",
    },
    {
      id: "atOnce",
      kind: "property",
      points: 1,
      claim: "No more features go at once than perturbationsPerEval, and nothing changes.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
