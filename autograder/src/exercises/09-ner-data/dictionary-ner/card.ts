import type { ExerciseCard } from "../../exercise";
import { checkNames, entityNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "09.5",
  notebook: "09-ner-data",
  title: "Tag by looking it up",
  symbol: "dictionaryNer",
  from: "lib/src/ner/dictionary-ner.ts",
  goal: "Find the entities of a dictionary in a sentence: from left to right, the longest first, never one inside another.",
  difficulty: 2,
  minutes: 30,
  buildsOn: [],
  supplies: [...checkNames, ...entityNames],
  contract: [
    "`dictionaryNer(tokens, dictionary)`",
    "",
    "* `tokens`: a sentence's words; `dictionary`: a `Map` from entities in lower case, words with one space between each two, to types",
    "* returns a tag in IOB2 for each word, as a list of text",
    "* from left to right, at each word the longest entry that begins there; its words are passed over, so that no two entities overlap; capitals make no difference",
  ].join("\n"),
  assertions: [
    {
      id: "words",
      kind: "closeness",
      points: 2,
      claim: "Entries of one word are tagged with B- and their type, all other words with O.",
    },
    {
      id: "inside",
      kind: "closeness",
      points: 2,
      claim: "An entry of several words has one B-, and I- behind it.",
    },
    {
      id: "longest",
      kind: "closeness",
      points: 2,
      claim: "Of the entries that begin at a word the longest is taken.",
    },
    {
      id: "gaps",
      kind: "closeness",
      points: 1,
      claim: "An entry is found whose own beginning is none.",
    },
    {
      id: "overlap",
      kind: "closeness",
      points: 2,
      claim: "What begins inside of an entity is not looked for.",
    },
    {
      id: "neighbours",
      kind: "closeness",
      points: 1,
      claim: "Of two entities that touch the second has a B- of its own.",
    },
    {
      id: "capitals",
      kind: "closeness",
      points: 1,
      claim: "Capitals make no difference.",
    },
    {
      id: "nothing",
      kind: "property",
      points: 1,
      claim: "Without an entry all words are O, and without words there is no tag.",
    },
  ],
};
