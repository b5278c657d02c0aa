import type { ExerciseCard } from "../../exercise";
import { checkNames, entityNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "09.3",
  notebook: "09-ner-data",
  title: "Four pictures of a corpus",
  symbol: "plotEntityAnalysis",
  from: "lib/src/ner/plot-entity-analysis.ts",
  goal: "Bring labels, lengths and the most frequent entities of the training sentences into one figure.",
  difficulty: 2,
  minutes: 35,
  buildsOn: [],
  supplies: ["panelGrid", ...checkNames, ...entityNames],
  contract: [
    "`plotEntityAnalysis(corpus)`",
    "",
    "* `corpus` as of 09.1; only `labels` and `train` are looked at",
    "* returns `{ data, layout }`, as `showPlot(data, layout)` takes it; a promise of it is awaited. Traces of the first picture have the axes `x` and `y`, those of the second `x2` and `y2`, then `x3`, `y3` and `x4`, `y4`",
    "* picture 1: a `bar` for each label, `y` the number of its words; picture 2: a `histogram` of the sentences' lengths in words; picture 3: a `histogram` of the entities' lengths in words for each type, `name` the type; picture 4: a `bar` for each of the 20 most frequent entities, written in lower case, lying (`orientation: \"h\"`) or not, sorted by frequency, and alphabetically where that is equal",
    "* a `bar` of counts is taken for a `histogram`",
    "* `layout` has a title, and one for each of the eight axes",
  ].join("\n"),
  assertions: [
    {
      id: "labels",
      kind: "closeness",
      points: 2,
      claim: "The first picture has a bar for each label, as high as it has words in training.",
    },
    {
      id: "sentences",
      kind: "closeness",
      points: 2,
      claim: "The second shows the lengths of the training sentences in words.",
    },
    {
      id: "entities",
      kind: "closeness",
      points: 3,
      claim: "The third shows the lengths of the entities in words, each type for itself.",
    },
    {
      id: "forms",
      kind: "closeness",
      points: 2,
      claim: "The fourth has the entities with their numbers, capitals aside.",
    },
    {
      id: "twenty",
      kind: "closeness",
      points: 2,
      claim: "It has the 20 most frequent ones, in order, equally frequent ones by the alphabet.",
    },
    {
      id: "titles",
      kind: "property",
      points: 1,
      claim: "The figure has a title, and each axis one that says what it shows.",
    },
  ],
};
