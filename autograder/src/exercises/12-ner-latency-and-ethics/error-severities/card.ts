import type { ExerciseCard } from "../../exercise";
import { checkNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "12.3",
  notebook: "12-ner-latency-and-ethics",
  title: "What an error may cost",
  symbol: "errorSeverities",
  from: "lib/src/evaluation/entities/error-severities.ts",
  goal: "Weigh a tagger's errors by what they may do to a patient.",
  difficulty: 2,
  minutes: 25,
  buildsOn: [],
  supplies: ["pairSpans", "requireTagTables", "spansOfTags", ...checkNames],
  contract: [
    '`errorSeverities(gold, predicted, { criticalTypes = ["DIAG", "MED"] } = {})`',
    "",
    "* `gold`, `predicted`: tags, `[sentence][word]`; entities as conlleval reads them, `spansOfTags(tags)`",
    "* entities are paired by `pairSpans`, each once; what it leaves is missed or spurious",
    "* a pair of one type and the same bounds is right; of one type and other bounds is minor (severity 1)",
    "* a pair of two types is critical (3) when either type is, and else moderate (2), whatever its bounds; likewise an entity that was missed or made up, by its own type",
    "* returns `{ critical, moderate, minor }`, counts over all sentences",
    "* tables of different sizes: an error, as `requireTagTables` throws it",
  ].join("\n"),
  assertions: [
    {
      id: "missed",
      kind: "closeness",
      points: 2,
      claim: "A missed entity is critical or moderate by its type.",
    },
    {
      id: "madeUp",
      kind: "closeness",
      points: 1,
      claim: "So is one that was made up.",
    },
    {
      id: "boundary",
      kind: "closeness",
      points: 2,
      claim: "The right type in wrong bounds is one minor error.",
    },
    {
      id: "mistaken",
      kind: "closeness",
      points: 2,
      claim: "A mistaken type is one error, critical when either type is.",
    },
    {
      id: "all",
      kind: "closeness",
      points: 2,
      claim: "Over many sentences every error is counted once.",
    },
    {
      id: "types",
      kind: "closeness",
      points: 1,
      claim: "Which types are critical is the caller's to say.",
    },
    {
      id: "refused",
      kind: "property",
      points: 1,
      claim: "Tables of different sizes are refused.",
    },
  ],
};
