import type { ExerciseCard } from "../../exercise";
import { checkNames, randomNames, vocabularyNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "01.1",
  notebook: "01-note-generator",
  title: "Generate a clinical note",
  symbol: "generateClinicalNote",
  from: "lib/src/clinical/generate-clinical-note.ts",
  goal: "Write notes at random in which some diagnoses are named, and some of those negated.",
  difficulty: 2,
  minutes: 30,
  buildsOn: [],
  supplies: [...checkNames, ...randomNames, ...vocabularyNames],
  contract: [
    "`generateClinicalNote({ random, maxLen = 64 })`",
    "",
    "* `random` gives numbers in [0, 1): all chance comes from it",
    "* `<CLS>`, then 1 to 3 different diagnoses, each a segment: with probability 0.2 one negation term, 2–4 general words, 3–6 terms of the diagnosis (a term may come twice), 1–3 general words",
    "* cut at `maxLen`, or filled up with padding (id 0)",
    "* returns `{ tokenIds, labels }`: `maxLen` numbers, and four numbers, 1 = named and not negated; cutting changes no label",
  ].join("\n"),
  assertions: [
    {
      id: "shape",
      kind: "shape",
      points: 1,
      claim: "A note has maxLen token ids and four labels, each 0 or 1.",
    },
    {
      id: "random",
      kind: "property",
      points: 2,
      claim: "All chance comes from `random`: the same one gives the same notes.",
    },
    {
      id: "grammar",
      kind: "property",
      points: 2,
      claim:
        "<CLS>, then segments: negation or not, general words, terms, general words; then padding.",
    },
    {
      id: "labels",
      kind: "property",
      points: 1,
      claim: "A label is 1 just when its diagnosis is named and not negated.",
    },
    {
      id: "cut",
      kind: "property",
      points: 1,
      claim: "A note that is too long is cut at maxLen; its labels stay.",
    },
    {
      id: "diagnoses",
      kind: "property",
      points: 1,
      claim: "1, 2 and 3 diagnoses are equally frequent, and so are the four diagnoses.",
    },
    {
      id: "negation",
      kind: "property",
      points: 1,
      claim: "Each diagnosis is negated with probability 0.2, whatever the others are.",
    },
    {
      id: "words",
      kind: "property",
      points: 1,
      claim: "Every number of words in its range, and every word of its list, is equally frequent.",
    },
  ],
};
