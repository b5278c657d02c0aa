import type { KnownMistake } from "../../exercise";

const cue = "if (isNegated) write(negationTerms, 1, 1);";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "negated-label",
    says: "A negated diagnosis gets the label 1: its label stays 0.",
    edits: [{ replace: "isNegated ? 0 : 1", with: "1" }],
    caughtBy: "labels",
  },
  {
    id: "labels-inverted",
    says: "The labels are the wrong way round: 1 means that the patient has the diagnosis.",
    edits: [{ replace: "isNegated ? 0 : 1", with: "isNegated ? 1 : 0" }],
    caughtBy: "labels",
  },
  {
    id: "cue-after-terms",
    says: "The negation stands behind the terms: it comes first in its segment.",
    edits: [
      { replace: cue, with: "" },
      { replace: "write(terms, 3, 6);", with: `write(terms, 3, 6); ${cue}` },
    ],
    caughtBy: "grammar",
  },
  {
    id: "cue-after-context",
    says: "The negation stands between the general words and the terms: it comes first in its segment.",
    edits: [
      { replace: cue, with: "" },
      { replace: "write(generalTerms, 2, 4);", with: `write(generalTerms, 2, 4); ${cue}` },
    ],
    caughtBy: "grammar",
  },
  {
    id: "diagnoses-repeated",
    says: "The same diagnosis may be picked twice: pick different ones, with `shuffled` for instance.",
    edits: [
      {
        replace: "shuffled(random, [...diagnosisTerms.entries()])",
        with: "[1, 2, 3].map(() => pickOne(random, [...diagnosisTerms.entries()]))",
      },
    ],
    caughtBy: "grammar",
  },
  {
    id: "no-cls",
    says: "The note does not start with <CLS>.",
    edits: [{ replace: 'const words = ["<CLS>"];', with: "const words: string[] = [];" }],
    caughtBy: "grammar",
  },
  {
    id: "padding-first",
    says: "The padding stands before the note: it comes last.",
    edits: [{ replace: "tokenIds.push(", with: "tokenIds.unshift(" }],
    caughtBy: "grammar",
  },
  {
    id: "not-padded",
    says: "Short notes are not filled up with padding.",
    edits: [{ replace: "tokenIds.length < maxLen", with: "tokenIds.length < 0" }],
    caughtBy: "shape",
  },
  {
    id: "not-cut",
    says: "Long notes are not cut at maxLen.",
    edits: [{ replace: ".slice(0, maxLen)", with: "" }],
    caughtBy: "cut",
  },
  {
    id: "terms-three-to-five",
    says: "There are 3 to 5 terms instead of 3 to 6: the upper end is included.",
    edits: [{ replace: "write(terms, 3, 6)", with: "write(terms, 3, 5)" }],
    caughtBy: "words",
  },
  {
    id: "context-two-to-three",
    says: "There are 2 or 3 general words before the terms instead of 2 to 4.",
    edits: [{ replace: "write(generalTerms, 2, 4)", with: "write(generalTerms, 2, 3)" }],
    caughtBy: "words",
  },
  {
    id: "trailing-one-to-two",
    says: "There are 1 or 2 general words behind the terms instead of 1 to 3.",
    edits: [{ replace: "write(generalTerms, 1, 3)", with: "write(generalTerms, 1, 2)" }],
    caughtBy: "words",
  },
  {
    id: "length-drawn-each-turn",
    says: "The number of words is drawn anew on each turn of the loop: draw it once, before the loop.",
    edits: [{ replace: "i < count;", with: "i < randomInteger(random, low, high);" }],
    caughtBy: "words",
  },
  {
    id: "one-to-two-diagnoses",
    says: "There are 1 or 2 diagnoses instead of 1 to 3: the upper end is included.",
    edits: [{ replace: "randomInteger(random, 1, 3)", with: "randomInteger(random, 1, 2)" }],
    caughtBy: "diagnoses",
  },
  {
    id: "terms-without-replacement",
    says: "A term never comes twice in a segment: draw with replacement.",
    edits: [
      {
        replace: "write(terms, 3, 6);",
        with: "words.push(...shuffled(random, terms).slice(0, randomInteger(random, 3, 6)));",
      },
    ],
    caughtBy: "words",
  },
  {
    id: "negated-every-second",
    says: "Half of the diagnoses are negated: the probability is 0.2.",
    edits: [{ replace: "random() < 0.2", with: "random() < 0.5" }],
    caughtBy: "negation",
  },
  {
    id: "negation-inverted",
    says: "Four diagnoses in five are negated: the probability is 0.2, not 0.8.",
    edits: [{ replace: "random() < 0.2", with: "random() > 0.2" }],
    caughtBy: "negation",
  },
  {
    id: "one-coin-for-all",
    says: "One coin decides for the whole note: each diagnosis has its own.",
    edits: [
      {
        replace: "const numDiagnoses =",
        with: "const coin = random() < 0.2; const numDiagnoses =",
      },
      { replace: "const isNegated = random() < 0.2;", with: "const isNegated = coin;" },
    ],
    caughtBy: "negation",
  },
  {
    id: "math-random",
    says: "Math.random is at work: draw everything from `random`, so that a note can be repeated.",
    edits: [{ replace: "random() < 0.2", with: "Math.random() < 0.2" }],
    caughtBy: "random",
  },
  {
    id: "label-cut-off",
    says: "A diagnosis that was cut off with the end of the note loses its label: cutting changes no label.",
    edits: [
      {
        replace: "while (tokenIds.length < maxLen)",
        with: "const left = new Set(words.slice(0, maxLen)); diagnosisTerms.forEach((terms, d) => { if (!terms.some((term) => left.has(term))) labels[d] = 0; }); while (tokenIds.length < maxLen)",
      },
    ],
    caughtBy: "cut",
  },
];
