import type { ExerciseCard } from "../../exercise";
import { checkNames, entityNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "09.1",
  notebook: "09-ner-data",
  title: "A corpus in numbers",
  symbol: "exploreDataset",
  from: "lib/src/ner/explore-dataset.ts",
  goal: "Count what one has to know of a corpus before one trains on it, on the training sentences alone.",
  difficulty: 1,
  minutes: 20,
  buildsOn: [],
  supplies: [...checkNames, ...entityNames],
  contract: [
    "`exploreDataset(corpus)`",
    "",
    "* `corpus`: `{ labels, train, validation, test }`, each split a list of `{ tokens, tags }`, tags in IOB2",
    "* returns `{ splitSizes, meanTokens, labelDistribution, entityShare, meanEntities, entityLengths }`; all but `splitSizes` of `train` alone",
    "* `splitSizes`: `{ train, validation, test }`, sentences; `meanTokens`: words a sentence; `entityShare`: words with another tag than `O`, over all words, from 0 to 1; `meanEntities`: entities a sentence",
    "* `labelDistribution`: a `Map` from each of the labels to how many words have it, 0 included; `entityLengths`: a `Map` from a length in words to how many entities have it. A plain object is taken for a `Map`",
  ].join("\n"),
  assertions: [
    {
      id: "sizes",
      kind: "closeness",
      points: 1,
      claim: "The sizes are the numbers of sentences in each split.",
    },
    {
      id: "tokens",
      kind: "closeness",
      points: 1,
      claim: "The mean of the words is that of the training sentences.",
    },
    {
      id: "labels",
      kind: "closeness",
      points: 2,
      claim: "Each label has as many words as there are in training.",
    },
    {
      id: "absent",
      kind: "property",
      points: 1,
      claim: "A label that no word has is there as well, with 0.",
    },
    {
      id: "share",
      kind: "closeness",
      points: 2,
      claim: "The share of entities is that of the words with another tag than O.",
    },
    {
      id: "entities",
      kind: "closeness",
      points: 2,
      claim: "The mean of the entities counts each entity once, however long it is.",
    },
    {
      id: "lengths",
      kind: "closeness",
      points: 3,
      claim: "The lengths are those of the entities in words, also of two that touch.",
    },
    {
      id: "nothing",
      kind: "property",
      points: 1,
      claim: "Without an entity the share and the mean are 0, and there is no length.",
    },
  ],
};
