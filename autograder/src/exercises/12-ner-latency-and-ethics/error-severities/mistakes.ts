import type { KnownMistake } from "../../exercise";

const either = "types.some((type) => criticalTypes.includes(type)) ? 3 : 2";
const compares = "if (one.type !== other.type) return bySeverity(one.type, other.type);";
const bounds = "return one.start === other.start && one.end === other.end ? 0 : 1;";
const missing = "...missed.map(({ type }) => bySeverity(type)),";
const invented = "...spurious.map(({ type }) => bySeverity(type)),";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "boundary-is-moderate",
    says: "Wrong bounds are moderate: what was found, with the right type, is a minor error.",
    edits: [{ replace: bounds, with: bounds.replace(": 1;", ": 2;") }],
    caughtBy: "boundary",
  },
  {
    id: "boundary-by-type",
    says: "Wrong bounds of a diagnosis are critical: with the right type they are minor, whatever it is.",
    edits: [{ replace: bounds, with: bounds.replace(": 1;", ": bySeverity(one.type);") }],
    caughtBy: "boundary",
  },
  {
    id: "boundary-not-counted",
    says: "An entity in wrong bounds passes for right: it is a minor error.",
    edits: [{ replace: bounds, with: "return 0;" }],
    caughtBy: "boundary",
  },
  {
    id: "one-bound-is-enough",
    says: "An entity passes for right when only its start or only its end is: both have to be.",
    edits: [
      {
        replace: "one.start === other.start && one.end",
        with: "one.start === other.start || one.end",
      },
    ],
    caughtBy: "boundary",
  },
  {
    id: "gold-type-alone",
    says: "A mistaken type is weighed by the gold type alone: a test that is taken for a medication is a wrong medication.",
    edits: [{ replace: compares, with: compares.replace("(one.type, other.type)", "(one.type)") }],
    caughtBy: "mistaken",
  },
  {
    id: "both-types",
    says: "A mistaken type is critical only when both types are: one is enough.",
    edits: [{ replace: either, with: either.replace("some", "every") }],
    caughtBy: "mistaken",
  },
  {
    id: "mistaken-elsewhere-is-minor",
    says: "Another type in other bounds passes for a boundary error: look at the type first.",
    edits: [
      {
        replace: compares,
        with: compares.replace(
          "if (",
          "if (one.start === other.start && one.end === other.end && ",
        ),
      },
    ],
    caughtBy: "mistaken",
  },
  {
    id: "two-errors-for-one",
    says: "A mistaken type is counted twice, as missed and as made up: the two are one pair, and one error.",
    edits: [
      { replace: "const ofPairs = pairs.map(", with: "const ofPairs = pairs.flatMap(" },
      {
        replace: compares,
        with: "if (one.type !== other.type) return [bySeverity(one.type), bySeverity(other.type)];",
      },
    ],
    caughtBy: "mistaken",
  },
  {
    id: "exact-or-nothing",
    says: "An entity in wrong bounds is counted as missed and as made up: `pairSpans` pairs the two, and it is one minor error.",
    edits: [
      { replace: "const ofPairs = pairs.map(", with: "const ofPairs = pairs.flatMap(" },
      {
        replace: bounds,
        with: "return one.start === other.start && one.end === other.end ? [] : [bySeverity(one.type), bySeverity(other.type)];",
      },
    ],
    caughtBy: "boundary",
  },
  {
    id: "one-error-a-sentence",
    says: "Of each sentence only the gravest error is counted: count all.",
    edits: [
      {
        replace: "return [\n      ...ofPairs,",
        with: "const all: number[] = [\n      ...ofPairs,",
      },
      { replace: `${invented}\n    ];`, with: `${invented}\n    ]; return [Math.max(0, ...all)];` },
    ],
    caughtBy: "all",
  },
  {
    id: "read-strictly",
    says: "Entities are read strictly: here an I- without its B- opens one too, as conlleval and `spansOfTags(tags)` read it.",
    edits: [
      { replace: "spansOfTags(tags),", with: 'spansOfTags(tags, { mode: "strict" }),' },
      {
        replace: "spansOfTags(predicted[sentence] ?? []),",
        with: 'spansOfTags(predicted[sentence] ?? [], { mode: "strict" }),',
      },
    ],
    caughtBy: "all",
  },
  {
    id: "missed-not-counted",
    says: "What was missed is not counted: nobody looks for what is not there.",
    edits: [{ replace: missing, with: "" }],
    caughtBy: "missed",
  },
  {
    id: "made-up-not-counted",
    says: "What was made up is not counted: an invented medication is a wrong medication.",
    edits: [{ replace: invented, with: "" }],
    caughtBy: "madeUp",
  },
  {
    id: "made-up-is-minor",
    says: "What was made up is minor: an invented diagnosis is as grave as a missed one.",
    edits: [{ replace: invented, with: "...spurious.map(() => 1)," }],
    caughtBy: "madeUp",
  },
  {
    id: "all-critical",
    says: "Every missed entity is critical: anatomy, procedures and tests are moderate.",
    edits: [{ replace: either, with: "types.length > 0 ? 3 : 2" }],
    caughtBy: "missed",
  },
  {
    id: "critical-and-moderate-swapped",
    says: "Critical and moderate are swapped.",
    edits: [{ replace: either, with: either.replace("3 : 2", "2 : 3") }],
    caughtBy: "missed",
  },
  {
    id: "types-fixed",
    says: "Which types are critical is written in: it is an option, since other corpora have other types.",
    edits: [{ replace: either, with: either.replace("criticalTypes", '["DIAG", "MED"]') }],
    caughtBy: "types",
  },
  {
    id: "sizes-not-checked",
    says: "Tables of different sizes are compared all the same: then errors are counted that nobody made.",
    edits: [{ replace: 'requireTagTables("errorSeverities", gold, predicted);', with: "" }],
    caughtBy: "refused",
  },
];
