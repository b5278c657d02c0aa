import type { KnownMistake } from "../../exercise";

const notOpen = "if (!open.has(pair.gold) || !open.has(pair.predicted)) continue;";
const questions = `["type", haveSameBounds],
    ["boundary", haveSameType],`;
const before = "tokens.slice(Math.max(0, start - window), start),";
const behind = "tokens.slice(end, end + window),";
const share = "share: errors.length === 0 ? 0 : own.length / errors.length,";
const isRight = '["right", (pair) => haveSameBounds(pair) && haveSameType(pair)],';
const near = "].some((words) => holdsPhrase(words, triggers));";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "span-used-twice",
    says: "A span is used twice: a long guess over two entities is a boundary error with each. It meets one of them, and the other is missing.",
    edits: [
      {
        replace: notOpen,
        with: "if (!open.has(pair.gold) && !open.has(pair.predicted)) continue;",
      },
    ],
    caughtBy: "once",
  },
  {
    id: "exact-or-nothing",
    says: "Only equal bounds are paired: one entity with a word too few counts as one that is missing and one that was made up.",
    edits: [
      { replace: '["boundary", haveSameType],', with: "" },
      { replace: '["boundary and type", () => true],', with: "" },
    ],
    caughtBy: "kinds",
  },
  {
    id: "overlap-before-type",
    says: "Pairs are made by the words that they share, whatever the type: those of the same type come first.",
    edits: [
      {
        replace:
          "for (const [kind, fits] of questions) {\n      for (const pair of overlappingPairs(gold, guesses).filter(fits)) {",
        with: "{ for (const pair of overlappingPairs(gold, guesses)) { const [kind] = [...questions].find(([, fits]) => fits(pair));",
      },
    ],
    caughtBy: "order",
  },
  {
    id: "other-type-first",
    says: "Any shared word is asked for before the same type: a guess of the right type loses its entity to a neighbour's.",
    edits: [
      {
        replace: questions,
        with: '["type", haveSameBounds], ["boundary and type", (pair) => !haveSameType(pair)], ["boundary", haveSameType],',
      },
    ],
    caughtBy: "order",
  },
  {
    id: "types-not-compared",
    says: "Types are not compared where the bounds are right: a wrong type there is no error.",
    edits: [{ replace: isRight, with: '["right", (pair) => haveSameBounds(pair)],' }],
    caughtBy: "kinds",
  },
  {
    id: "boundary-whatever-the-type",
    says: "What overlaps is called a boundary error, even if the type is wrong as well.",
    edits: [{ replace: '["boundary", haveSameType],', with: '["boundary", () => true],' }],
    caughtBy: "kinds",
  },
  {
    id: "missing-for-hallucinated",
    says: "Missing and hallucinated are swapped: missing is what gold has and the prediction has not.",
    edits: [
      { replace: 'kind: "missing",', with: 'kind: "hallucinated",' },
      { replace: 'kind: "hallucinated",', with: 'kind: "missing",' },
    ],
    caughtBy: "kinds",
  },
  {
    id: "no-hallucinated",
    says: "Predictions that meet no entity are not counted: they are hallucinated.",
    edits: [{ replace: 'else add({ kind: "hallucinated", predicted: span });', with: "" }],
    caughtBy: "kinds",
  },
  {
    id: "share-of-examples",
    says: "The shares are of the sentences: they are to be of all errors.",
    edits: [{ replace: share, with: "share: own.length / examined.length," }],
    caughtBy: "counts",
  },
  {
    id: "zero-over-zero",
    says: "Where there is no error at all, a share is 0/0, NaN: it is 0 here.",
    edits: [{ replace: share, with: "share: own.length / errors.length," }],
    caughtBy: "counts",
  },
  {
    id: "silent-kinds",
    says: "Kinds that never occur are left out: that there are none of them is worth a line.",
    edits: [
      {
        replace: "  return { mode: modeName(mode), numExamples: examined.length, errors, kinds };",
        with: "  return { mode: modeName(mode), numExamples: examined.length, errors, kinds: kinds.filter(({ count }) => count > 0) };",
      },
    ],
    caughtBy: "counts",
  },
  {
    id: "last-examples",
    says: "The examples are the last ones of their kind: show the first.",
    edits: [{ replace: "own.slice(0, numShown)", with: "own.slice(-numShown)" }],
    caughtBy: "examples",
  },
  {
    id: "examples-everywhere",
    says: "All sentences are looked at, whatever numExamples says.",
    edits: [
      {
        replace: "const examined = sentences.slice(0, numExamples);",
        with: "const examined = sentences;",
      },
    ],
    caughtBy: "first",
  },
  {
    id: "as-many-as-asked",
    says: "`numExamples` is what was asked for, also where there are fewer sentences: return how many were looked at.",
    edits: [{ replace: "numExamples: examined.length,", with: "numExamples," }],
    caughtBy: "first",
  },
  {
    id: "share-in-percent",
    says: "The shares are in percent: a share is between 0 and 1.",
    edits: [{ replace: share, with: share.replace("own.length /", "100 * own.length /") }],
    caughtBy: "counts",
  },
  {
    id: "window-one-short",
    says: "The window is one word short: the fifth word away still counts.",
    edits: [
      { replace: before, with: "tokens.slice(Math.max(0, start - window + 1), start)," },
      { replace: behind, with: "tokens.slice(end, end + window - 1)," },
    ],
    caughtBy: "negated",
  },
  {
    id: "window-one-long",
    says: "The window is one word too long behind the entity: `end` is the first word behind it already.",
    edits: [{ replace: behind, with: "tokens.slice(end, end + window + 1)," }],
    caughtBy: "negated",
  },
  {
    id: "before-only",
    says: 'Negations are looked for before the entity only: "was ruled out" stands behind.',
    edits: [{ replace: behind, with: "" }],
    caughtBy: "negated",
  },
  {
    id: "from-the-end",
    says: "`slice` with a number below 0 counts from the sentence's end: begin at 0 where the window is cut off.",
    edits: [{ replace: before, with: "tokens.slice(start - window, start)," }],
    caughtBy: "negated",
  },
  {
    id: "anywhere-in-the-sentence",
    says: "Negations are looked for in the whole sentence: only the words near the entity count.",
    edits: [{ replace: before, with: "tokens," }],
    caughtBy: "negated",
  },
  {
    id: "sides-joined",
    says: "The words before and behind are looked through in a row, so that one of each makes a trigger: ask each side for itself.",
    edits: [
      { replace: before, with: `[...${before}` },
      { replace: behind, with: `...${behind}],` },
    ],
    caughtBy: "negated",
  },
  {
    id: "entity-included",
    says: "The entity's own words are looked through as well: only those before it and those behind it count.",
    edits: [
      { replace: before, with: "tokens.slice(Math.max(0, start - window), end + window)," },
      { replace: behind, with: "" },
    ],
    caughtBy: "negated",
  },
  {
    id: "near-the-guess",
    says: "The words around the predicted entity are looked through: where there is a gold one, they are those around it.",
    edits: [{ replace: "error.gold ?? error.predicted;", with: "error.predicted ?? error.gold;" }],
    caughtBy: "negated",
  },
  {
    id: "within-words",
    says: 'Triggers are found inside of words: the no in "notable" is none. Compare whole words.',
    edits: [
      {
        replace: near,
        with: "].some((words) => triggers.some((trigger) => words.join(' ').toLowerCase().includes(trigger)));",
      },
    ],
    caughtBy: "negated",
  },
  {
    id: "single-words-only",
    says: 'Each word is compared by itself: "ruled out" has two, and is never found.',
    edits: [
      {
        replace: near,
        with: "].some((words) => words.some((word) => triggers.includes(word.toLowerCase())));",
      },
    ],
    caughtBy: "negated",
  },
  {
    id: "default-triggers",
    says: "The triggers are always the same, whichever were given.",
    edits: [{ replace: near, with: "].some((words) => holdsPhrase(words, negationTriggers));" }],
    caughtBy: "options",
  },
  {
    id: "not-strict",
    says: "Without a mode entities are read as conlleval does: the default here is strict.",
    edits: [{ replace: 'mode = { mode: "strict" },', with: "mode = {}," }],
    caughtBy: "mode",
  },
  {
    id: "not-checked",
    says: "Tables of different sizes are not refused: words without a predicted tag count as O, unnoticed.",
    edits: [{ replace: 'requireTagTables("errorAnalysis", tables, predicted);', with: "" }],
    caughtBy: "refused",
  },
];
