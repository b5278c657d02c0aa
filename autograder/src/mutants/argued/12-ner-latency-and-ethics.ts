import { type Argued, neverMissing } from "./argued";

const order = "Errors are counted, whichever comes first.";
const bothWays = "Whether either type is critical, and whether spans meet, is the same both ways.";

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
