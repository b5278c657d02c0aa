import type { ExerciseCard } from "../../exercise";
import { checkNames, randomNames, vocabularyNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "01.2",
  notebook: "01-note-generator",
  title: "Training, validation and test sets",
  symbol: "createDatasets",
  from: "lib/src/data/create-datasets.ts",
  goal: "Deal generated notes out into three sets, in batches.",
  difficulty: 1,
  minutes: 20,
  buildsOn: ["01.1"],
  supplies: ["DataLoader", ...checkNames, ...randomNames, ...vocabularyNames],
  contract: [
    "`createDatasets({ random, numTrain = 2000, numValidation = 300, numTest = 300, maxLen = 64, batchSize = 32 })`",
    "",
    "* returns `{ train, validation, test }`, each a `DataLoader`: `for (const { tokenIds, labels } of train)` gives int32 `[batch, maxLen]` and float32 `[batch, 4]`",
    "* the last batch holds what is left; no note is in two sets",
    "* each pass over `train` has a new order; `validation` and `test` keep theirs",
    "* all chance comes from `random`",
  ].join("\n"),
  assertions: [
    {
      id: "sizes",
      kind: "shape",
      points: 1,
      claim: "Each set has as many notes as asked for, by default 2000, 300 and 300.",
    },
    {
      id: "batches",
      kind: "shape",
      points: 1,
      claim: "Each batch has batchSize notes, int32 and float32, and the last one what is left.",
    },
    { id: "length", kind: "shape", points: 1, claim: "Each note has maxLen token ids." },
    {
      id: "labels",
      kind: "property",
      points: 2,
      claim: "The sets hold generated notes, each with its own labels.",
    },
    {
      id: "splits",
      kind: "property",
      points: 2,
      claim: "No note comes twice, neither within a set nor in two of them.",
    },
    {
      id: "shuffled",
      kind: "property",
      points: 1,
      claim: "Each pass over the training set gives the same notes in a new order.",
    },
    {
      id: "order",
      kind: "property",
      points: 1,
      claim: "Validation and test set keep their order.",
    },
    {
      id: "random",
      kind: "property",
      points: 1,
      claim: "All chance comes from `random`: the same one gives the same sets.",
    },
  ],
};
