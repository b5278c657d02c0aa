import type { KnownMistake } from "../../exercise";

const overall = "overallF1: report.micro.f1,";
const improves = "improvementOverBaseline: report.micro.f1 - baselineReport.micro.f1,";
const improvesByType = "(type) => f1Of(report, type) - f1Of(baselineReport, type),";
const confuses = "const confusion = tokenConfusion(gold, predicted);";
const ofRow = "return row.map((count) => (words === 0 ? 0 : count / words));";
const bars = "...{ baseline: barsOf(baselineReport), model: barsOf(report) },";
const later = "(other.validationF1 > one.validationF1 ? other : one)";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "macro-for-micro",
    says: "The overall F1 is the mean over the types (macro): asked for is that of all entities together (micro).",
    edits: [{ replace: overall, with: "overallF1: report.macro.f1," }],
    caughtBy: "overall",
  },
  {
    id: "tokens-for-entities",
    says: "The share of right tags is returned as F1: most words are O, so that it is high where no entity is found.",
    edits: [
      {
        replace: overall,
        with: "overallF1: confusion.counts.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / confusion.counts.flat().reduce((a, b) => a + b, 0),",
      },
    ],
    caughtBy: "overall",
  },
  {
    id: "recall-for-f1",
    says: "The recall is returned as F1: what was found without being there costs nothing in it.",
    edits: [{ replace: overall, with: "overallF1: report.micro.recall," }],
    caughtBy: "overall",
  },
  {
    id: "gold-second",
    says: "Gold stands where the prediction belongs: precision and recall are swapped, and F1 does not show it.",
    edits: [
      {
        replace: "entityReport(gold, predicted, mode)",
        with: "entityReport(predicted, gold, mode)",
      },
    ],
    caughtBy: "reports",
  },
  {
    id: "types-of-the-model",
    says: "Only the types of the model's report are listed: one that the baseline alone finds is left out.",
    edits: [{ replace: "reports.flatMap(", with: "[report].flatMap(" }],
    caughtBy: "perType",
  },
  {
    id: "baseline-minus-model",
    says: "The improvement has the wrong sign: it is the model's F1 minus the baseline's.",
    edits: [
      {
        replace: improves,
        with: "improvementOverBaseline: baselineReport.micro.f1 - report.micro.f1,",
      },
      {
        replace: improvesByType,
        with: "(type) => f1Of(baselineReport, type) - f1Of(report, type),",
      },
    ],
    caughtBy: "improvement",
  },
  {
    id: "improvement-without-sign",
    says: "The improvement has lost its sign: where the model is worse than the baseline, it is below 0.",
    edits: [
      {
        replace: improves,
        with: "improvementOverBaseline: Math.abs(report.micro.f1 - baselineReport.micro.f1),",
      },
      {
        replace: improvesByType,
        with: "(type) => Math.abs(f1Of(report, type) - f1Of(baselineReport, type)),",
      },
    ],
    caughtBy: "improvement",
  },
  {
    id: "relative-improvement",
    says: "The improvement is divided by the baseline's F1: a poor baseline makes any model look good. Return the difference.",
    edits: [
      {
        replace: improves,
        with: "improvementOverBaseline: report.micro.f1 / baselineReport.micro.f1 - 1,",
      },
    ],
    caughtBy: "improvement",
  },
  {
    id: "not-strict",
    says: "Without a mode entities are read as conlleval does: the default here is strict.",
    edits: [{ replace: 'mode = { mode: "strict" },', with: "mode = {}," }],
    caughtBy: "mode",
  },
  {
    id: "two-modes",
    says: "The baseline is read in another mode than the model: two F1 of different modes must not be compared.",
    edits: [
      { replace: "entityReport(gold, baseline, mode)", with: "entityReport(gold, baseline)" },
    ],
    caughtBy: "improvement",
  },
  {
    id: "outside-left-out",
    says: "O is left out of the confusion matrix: what is missed and what is made up can no longer be seen.",
    edits: [
      {
        replace: confuses,
        with: "const whole = tokenConfusion(gold, predicted); const inside = whole.labels.flatMap((label, i) => (label === 'O' ? [] : [i])); const confusion = { labels: inside.map((i) => whole.labels[i]), counts: inside.map((i) => inside.map((j) => whole.counts[i][j])) };",
      },
    ],
    caughtBy: "confusion",
  },
  {
    id: "transposed",
    says: "Rows and columns of the confusion matrix are swapped: rows are gold.",
    edits: [{ replace: confuses, with: "const confusion = tokenConfusion(predicted, gold);" }],
    caughtBy: "confusion",
  },
  {
    id: "confusion-of-the-baseline",
    says: "The confusion matrix is the baseline's: it is to be the model's.",
    edits: [{ replace: confuses, with: "const confusion = tokenConfusion(gold, baseline);" }],
    caughtBy: "confusion",
  },
  {
    id: "shares-of-all-words",
    says: "The shares are of all words: O is so frequent that every other row is almost white. Divide by the row's own sum.",
    edits: [
      {
        replace: "row.reduce((sum, count) => sum + count, 0)",
        with: "confusion.counts.flat().reduce((sum, count) => sum + count, 0)",
      },
    ],
    caughtBy: "shares",
  },
  {
    id: "shares-of-columns",
    says: "The shares are of the columns, of what was predicted: they are to be of the rows.",
    edits: [
      {
        replace: ofRow,
        with: "return row.map((count, j) => { const column = confusion.counts.reduce((sum, each) => sum + each[j], 0); return column === 0 || words === 0 ? 0 : count / column; });",
      },
    ],
    caughtBy: "shares",
  },
  {
    id: "zero-over-zero",
    says: "In a row without words a share is 0/0, NaN: it is 0 here.",
    edits: [{ replace: ofRow, with: "return row.map((count) => count / words);" }],
    caughtBy: "shares",
  },
  {
    id: "bars-swapped",
    says: "In the bars the baseline stands for the model, and the model for the baseline.",
    edits: [
      {
        replace: bars,
        with: "...{ baseline: barsOf(report), model: barsOf(baselineReport) },",
      },
    ],
    caughtBy: "comparison",
  },
  {
    id: "macro-bar",
    says: "The bar of all is the mean of the types' bars: it is the micro F1, of all entities together.",
    edits: [{ replace: "    of.micro.f1,", with: "    of.macro.f1," }],
    caughtBy: "comparison",
  },
  {
    id: "counts-drawn",
    says: "The heat map shows the counts, of which O has nearly all: show the shares.",
    edits: [
      {
        replace: "labels: confusion.labels, shares }",
        with: "labels: confusion.labels, shares: confusion.counts }",
      },
    ],
    caughtBy: "heatMap",
  },
  {
    id: "place-for-epoch",
    says: "The best epoch is told by its place in the list, from 0: tell its number.",
    edits: [
      {
        replace: "bestEpoch: best.epoch",
        with: "bestEpoch: Math.max(0, history.findIndex(({ epoch }) => epoch === best.epoch))",
      },
    ],
    caughtBy: "curves",
  },
  {
    id: "best-by-loss",
    says: "The epoch with the lowest training loss is taken for the best: it is the one with the highest validation F1.",
    edits: [
      { replace: later, with: "(other.trainLoss < one.trainLoss ? other : one)" },
      {
        replace: "{ epoch: 0, validationF1: Number.NEGATIVE_INFINITY }",
        with: "{ epoch: 0, trainLoss: Number.POSITIVE_INFINITY }",
      },
    ],
    caughtBy: "curves",
  },
  {
    id: "last-epoch",
    says: "The last epoch is taken for the best: it is the one with the highest validation F1.",
    edits: [{ replace: later, with: "(other.validationF1 > one.validationF1 ? other : other)" }],
    caughtBy: "curves",
  },
  {
    id: "later-of-equals",
    says: "Of equally good epochs the later one is taken: it is the first.",
    edits: [{ replace: later, with: "(other.validationF1 >= one.validationF1 ? other : one)" }],
    caughtBy: "curves",
  },
  {
    id: "no-caption",
    says: "The caption is missing in the titles: a picture should say which run it shows.",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template.
    edits: [{ replace: "`${title}<br><sub>${caption}</sub>`", with: "title" }],
    caughtBy: "titles",
  },
];
