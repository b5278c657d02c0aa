import type { KnownMistake } from "../../exercise";

const compares = "return (probabilities[diagnosis] ?? Number.NaN) < 0.5;";
const counted = `const confusion = {
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives,
  };`;
const f1 = `negationF1:
      truePositives === 0
        ? 0
        : (2 * truePositives) / (2 * truePositives + wrong),`;
const precision = "(truePositives / (truePositives + falsePositives))";
const recall = "(truePositives / pairs.length)";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "threshold-on-logits",
    says: "The threshold 0.5 is put to the logits: it is for probabilities.",
    edits: [{ replace: ".sigmoid()", with: "" }],
    caughtBy: "threshold",
  },
  {
    id: "no-eval-mode",
    says: "The model is asked in training mode: call model.eval() first.",
    edits: [{ replace: "model.eval();", with: "" }],
    caughtBy: "mode",
  },
  {
    id: "any-code",
    says: "A note counts as negated only when no diagnosis at all is said: what decides is the pair's own.",
    edits: [{ replace: compares, with: "return Math.max(...probabilities) < 0.5;" }],
    caughtBy: "ownDiagnosis",
  },
  {
    id: "highest-code",
    says: "A note counts as negated when another diagnosis has a higher probability: each is a question of its own.",
    edits: [
      {
        replace: compares,
        with: "return probabilities.indexOf(Math.max(...probabilities)) !== diagnosis;",
      },
    ],
    caughtBy: "ownDiagnosis",
  },
  {
    id: "first-code",
    says: "The probability of the first diagnosis is taken, whatever the pair is about.",
    edits: [{ replace: "probabilities[diagnosis]", with: "probabilities[0]" }],
    caughtBy: "ownDiagnosis",
  },
  {
    id: "never-negated",
    says: "No note is ever called negated: a whole table, or undefined, is never equal to 0 nor below 0.5. Compare one number.",
    edits: [{ replace: compares, with: "return ([[...probabilities]] as unknown) === diagnosis;" }],
    caughtBy: "confusion",
  },
  {
    id: "called-affirmed",
    says: "A probability above 0.5 is taken for negated: it says that the patient has the diagnosis.",
    edits: [{ replace: "< 0.5", with: "> 0.5" }],
    caughtBy: "confusion",
  },
  {
    id: "positive-is-affirmed",
    says: "Affirmed is taken for the positive class: here it is negated.",
    edits: [
      {
        replace: counted,
        with: "const confusion = { truePositives: trueNegatives, falsePositives: falseNegatives, falseNegatives: falsePositives, trueNegatives: truePositives };",
      },
      {
        replace: f1,
        with: "negationF1: trueNegatives === 0 ? 0 : (2 * trueNegatives) / (2 * trueNegatives + wrong),",
      },
    ],
    caughtBy: "confusion",
  },
  {
    id: "accuracy-for-f1",
    says: "The share of right notes is returned as F1.",
    edits: [
      {
        replace: f1,
        with: "negationF1: (truePositives + trueNegatives) / (2 * pairs.length),",
      },
    ],
    caughtBy: "f1",
  },
  {
    id: "recall-for-f1",
    says: "The recall is returned as F1: false alarms cost nothing in it.",
    edits: [{ replace: f1, with: `negationF1: ${recall},` }],
    caughtBy: "f1",
  },
  {
    id: "macro-f1",
    says: "The mean of two F1 is returned, that of negated and that of affirmed: asked for is that of negated.",
    edits: [
      {
        replace: f1,
        with: "negationF1: (truePositives / (2 * truePositives + wrong)) + (trueNegatives / (2 * trueNegatives + wrong)),",
      },
    ],
    caughtBy: "f1",
  },
  {
    id: "zero-over-zero",
    says: "With nothing called negated, precision is 0/0, and the F1 is NaN: it is 0 here.",
    edits: [{ replace: f1, with: `negationF1: 2 / (1 / ${precision} + 1 / ${recall}),` }],
    caughtBy: "nothing",
  },
  {
    id: "shares-of-all",
    says: "Each accuracy is divided by all notes: half of them are of the other kind.",
    edits: [
      { replace: "trueNegatives / pairs.length", with: "trueNegatives / (2 * pairs.length)" },
      { replace: "truePositives / pairs.length", with: "truePositives / (2 * pairs.length)" },
    ],
    caughtBy: "accuracies",
  },
  {
    id: "affirmed-only",
    says: "Only the affirmed notes are asked about: the negated ones count as right unseen.",
    edits: [
      {
        replace: "if (isCalledNegated(negated.tokenIds, diagnosis)) truePositives += 1;",
        with: "truePositives += 1;",
      },
    ],
    caughtBy: "confusion",
  },
];
