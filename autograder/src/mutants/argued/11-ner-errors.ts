import { type Argued, neverMissing } from "./argued";

const inAnyOrder =
  "What is asked is whether one of them holds a trigger; which is asked first is no matter.";

const fromTheFirst = "Without a beginning `slice` begins at the first.";

const withinASentence = "In which order the errors of one sentence stand is no matter.";

const atLeastAnEntity =
  "An error has a gold entity, a predicted one, or both; and objects are never false.";

const sorted = "The types are put into a set and sorted.";

const oneMode = "Both reports were made in the same mode.";

export const comprehensiveEvaluation: readonly Argued[] = [
  {
    edit: "const reports = [report, baselineReport]; → const reports = [baselineReport, report];",
    reason: sorted,
  },
  {
    edit: "of.perType.find((scores) => scores.type === type)?.f1 ?? 0; → of.perType.find((scores) => scores.type === type)?.f1 || 0;",
    reason: "0 or 0 is 0.",
  },
  {
    edit: "of.perType.find((scores) => scores.type === type)?.f1 ?? 0; → of.perType.findLast((scores) => scores.type === type)?.f1 ?? 0;",
    reason: "A report has each type once.",
  },
  {
    edit: "...{ mode: report.mode, report, baselineReport, perTypeF1 }, → ...{ mode: baselineReport.mode, report, baselineReport, perTypeF1 },",
    reason: oneMode,
  },
  {
    edit: '...{ names: [...names, "all"], mode: report.mode }, → ...{ names: [...names, "all"], mode: baselineReport.mode },',
    reason: oneMode,
  },
];

export const errorAnalysis: readonly Argued[] = [
  {
    edit: "tokens.slice(Math.max(0, start - window), start), tokens.slice(end, end + window), → tokens.slice(end, end + window), tokens.slice(Math.max(0, start - window), start),",
    reason: inAnyOrder,
  },
  {
    edit: "tokens.slice(Math.max(0, start - window), start), → tokens.slice(Math.max(start - window, 0), start),",
    reason: "The larger of two numbers is the same, whichever is named first.",
  },
  {
    edit: "const examined = sentences.slice(0, numExamples); → const examined = sentences.slice(undefined, numExamples);",
    reason: fromTheFirst,
  },
  {
    edit: "const guesses = spansOfTags(predicted[sentence] ?? [], mode); → *",
    reason: neverMissing,
  },
  {
    edit: "const open = new Set([...gold, ...guesses]); → const open = new Set([...guesses, ...gold]);",
    reason: withinASentence,
  },
  {
    edit: "const span = error.gold ?? error.predicted; → const span = error.gold || error.predicted;",
    reason: atLeastAnEntity,
  },
  {
    edit: "const isNegated = span !== undefined && isNear(tokens, span); → const isNegated = isNear(tokens, span);",
    reason: atLeastAnEntity,
  },
  {
    edit: "found.push({ ...error, sentence, isNegated }); → found.unshift({ ...error, sentence, isNegated });",
    reason: withinASentence,
  },
  {
    edit: "examples: own.slice(0, numShown), → examples: own.slice(undefined, numShown),",
    reason: fromTheFirst,
  },
];
