import type { ExerciseCard } from "../../exercise";
import { checkNames, entityNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "09.4",
  notebook: "09-ner-data",
  title: "A dictionary of what was seen",
  symbol: "buildEntityDictionary",
  from: "lib/src/ner/build-entity-dictionary.ts",
  goal: "Collect the entities of the training sentences, each with the type that it has most often.",
  difficulty: 2,
  minutes: 25,
  buildsOn: [],
  supplies: [...checkNames, ...entityNames],
  contract: [
    "`buildEntityDictionary(sentences)`",
    "",
    "* `sentences`: a list of `{ tokens, tags }`, tags in IOB2",
    "* returns a `Map` from entities to types. The key is an entity's words in lower case, with one space between each two; the value its type: `DIAG`, without `B-`. A plain object is taken for a `Map`",
    "* an entity with several types has the one that it has most often, capitals aside; of equally frequent ones the one that was seen first",
  ].join("\n"),
  assertions: [
    {
      id: "forms",
      kind: "closeness",
      points: 3,
      claim: "Each entity of the sentences is there with its type, and nothing else is.",
    },
    {
      id: "capitals",
      kind: "closeness",
      points: 2,
      claim: "Capitals make no difference: neither to the key, nor to what is counted together.",
    },
    {
      id: "frequent",
      kind: "closeness",
      points: 3,
      claim: "Of several types an entity has the most frequent one.",
    },
    {
      id: "ties",
      kind: "closeness",
      points: 1,
      claim: "Of equally frequent types it has the one that was seen first.",
    },
    {
      id: "neighbours",
      kind: "closeness",
      points: 2,
      claim: "Entities that touch are entries of their own.",
    },
    {
      id: "nothing",
      kind: "property",
      points: 1,
      claim: "Without entities the dictionary is empty.",
    },
  ],
};
