import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, randomNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "10.4",
  notebook: "10-bert-ner",
  title: "What decays, and what does not",
  symbol: "decayGroups",
  from: "lib/src/training/parameter-groups.ts",
  goal: "Tell the optimiser which parameters are pulled towards 0, and which are left where they are.",
  difficulty: 2,
  minutes: 20,
  buildsOn: [],
  supplies: [...checkNames, ...layerNames, ...randomNames],
  contract: [
    "`decayGroups(model, weightDecay)`",
    "",
    "* `model`: a `Module`; what is trained of it, and under which name, says `model.namedParameters()`, in which nothing is that was frozen",
    "* without decay are parameters of fewer than two axes, and those whose name ends in `bias`, however many axes they have: `encoder.0.bias`. All others decay, embeddings too",
    '* returns two groups, first with decay, then without: `[{ name: "with decay", parameters, weightDecay }, { name: "without decay", parameters, weightDecay: 0 }]`; `parameters` is a `Map`, a part of `model.namedParameters()`; neither has a learning rate of its own, and `name` is for whoever reads a table',
  ].join("\n"),
  assertions: [
    {
      id: "products",
      kind: "property",
      points: 2,
      claim: "What has two axes or more decays at the given rate, embeddings too.",
    },
    {
      id: "biases",
      kind: "property",
      points: 2,
      claim: "No bias decays, however many axes it has, while other parameters do.",
    },
    {
      id: "norms",
      kind: "property",
      points: 2,
      claim:
        "Scales of layer norms, and whatever else has fewer than two axes, do not decay, while other parameters do.",
    },
    {
      id: "whole",
      kind: "property",
      points: 1,
      claim: "Each parameter that is trained is in one group, once, under its own name.",
    },
    {
      id: "groups",
      kind: "property",
      points: 1,
      claim: "Two groups come back: first what decays at the given rate, then what does not, at 0.",
    },
  ],
};
