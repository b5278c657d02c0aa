import { type Argued, neverMissing } from "./argued";

const order = "Errors are counted, whichever comes first.";
const bothWays = "Whether either type is critical, and whether spans meet, is the same both ways.";

const anyPiece = "Which pieces of the notes a full batch holds makes no difference to the time.";

export const profileInference: readonly Argued[] = [
  {
    edit: "[rows.length, length], → undefined,",
    reason: "The shape of a table that has rows is that of its rows.",
  },
  {
    edit: "inputIds: table((row, i) => row[i] ?? 0), → inputIds: table((row, i) => row[i]),",
    reason: "What is undefined becomes 0 as int32.",
  },
  {
    edit: "inputIds: table((row, i) => row[i] ?? 0), → inputIds: table((row, i) => row[i] || 0),",
    reason: "0 stands in for 0.",
  },
  { edit: "(_, i) => pieces[(row * length + i) % pieces.length] ?? 0, → *", reason: anyPiece },
  {
    edit: "const cut = notes.map((note) => note.slice(0, maxLength)); → const cut = notes.map((note) => note.slice(undefined, maxLength));",
    reason: "Without a start a slice begins at 0.",
  },
];

export const reliabilityDiagram: readonly Argued[] = [
  {
    edit: ": (count / confidences.length) * Math.abs(accuracy - confidence), → : (count / confidences.length) * Math.abs(confidence - accuracy),",
    reason: "A distance is the same both ways.",
  },
];

export const errorSeverities: readonly Argued[] = [
  {
    edit: '{ criticalTypes = ["DIAG", "MED"] }: SeverityOptions = {}, → { criticalTypes = ["MED", "DIAG"] }: SeverityOptions = {},',
    reason: "The types are looked up, in any order.",
  },
  {
    edit: "spansOfTags(tags), spansOfTags(predicted[sentence] ?? []), → spansOfTags(predicted[sentence] ?? []), spansOfTags(tags),",
    reason: bothWays,
  },
  {
    edit: "spansOfTags(predicted[sentence] ?? []), → spansOfTags(predicted[sentence]),",
    reason: neverMissing,
  },
  {
    edit: "spansOfTags(predicted[sentence] ?? []), → spansOfTags(predicted[sentence] || []),",
    reason: neverMissing,
  },
  {
    edit: "if (one.type !== other.type) return bySeverity(one.type, other.type); → if (one.type !== other.type) return bySeverity(other.type, one.type);",
    reason: bothWays,
  },
  {
    edit: "return one.start === other.start && one.end === other.end ? 0 : 1; → return one.start === other.start && one.end === other.end ? -1 : 1;",
    reason: "Only 1, 2 and 3 are counted: what else stands for no error is of no account.",
  },
  {
    edit: "...ofPairs, ...missed.map(({ type }) => bySeverity(type)), → ...missed.map(({ type }) => bySeverity(type)), ...ofPairs,",
    reason: order,
  },
  {
    edit: "...missed.map(({ type }) => bySeverity(type)), ...spurious.map(({ type }) => bySeverity(type)), → ...spurious.map(({ type }) => bySeverity(type)), ...missed.map(({ type }) => bySeverity(type)),",
    reason: order,
  },
];

const givenAnyway = "recommendDeployment, which learners are given, takes the same in its place.";
const symmetric = "What is right, and how grave an error is, is the same both ways.";

export const ethicsAssessment: readonly Argued[] = [
  { edit: "measured = {}, → measured,", reason: "Spreading undefined adds nothing, as {} does." },
  { edit: "thresholds = deploymentThresholds, → thresholds,", reason: givenAnyway },
  { edit: "const { tokens = [] } = sentences[s] ?? {}; → *", reason: neverMissing },
  {
    edit: "({ type, start, end }) => [type, ...tokens.slice(start, end)], → ({ type, start, end }) => [...tokens.slice(start, end), type],",
    reason: "Lists that are equal in one order are so in the other.",
  },
  {
    edit: 'const { micro, perType } = entityReport(gold, found, { mode: "strict" }); → const { micro, perType } = entityReport(found, gold, { mode: "strict" });',
    reason: "Precision and recall change places, and their F1 stays.",
  },
  {
    edit: 'const { micro, perType } = entityReport(gold, found, { mode: "strict" }); → const { micro, perType } = entityReport(gold, found, { mode: "" });',
    reason: "Any mode but the default one is read strictly.",
  },
  {
    edit: "severityDistribution: errorSeverities(gold, found), → severityDistribution: errorSeverities(found, gold),",
    reason: symmetric,
  },
];
