import type { Data } from "../../data/data";
import { fieldsToData, isObject, recordsToData, toData } from "./to-data";

/** What came back of an evaluation of tags: scores, tables, and what the pictures show. */
export function evaluationToData(result: unknown): Data {
  if (!isObject(result)) return toData(result);
  const { report, baselineReport, perTypeF1, improvementPerType, confusion, figures } = result;
  return {
    ...(fieldsToData(result, [
      "mode",
      "overallF1",
      "improvementOverBaseline",
      "bestEpoch",
    ]) as object),
    reports: { model: reportToData(report), baseline: reportToData(baselineReport) },
    perTypeF1: byName(perTypeF1),
    improvementPerType: byName(improvementPerType),
    confusion: fieldsToData(confusion, ["labels", "counts", "shares"]),
    figures: isObject(figures) ? figuresToData(figures) : toData(figures),
  };
}

function reportToData(report: unknown): Data {
  return isObject(report)
    ? fieldsToData(report.micro, ["precision", "recall", "support"])
    : toData(report);
}

/** `{ B: 1, A: 2 }` as `[["A", 2], ["B", 1]]`: the order of keys is no matter. */
function byName(record: unknown): Data {
  if (!isObject(record) || Array.isArray(record)) return toData(record);
  const names = Object.keys(record).sort().slice(0, 50);
  return names.map((name) => [name, toData(record[name])]);
}

function figuresToData(figures: Readonly<Record<string, unknown>>): Data {
  const { comparison, confusion, curves } = figures;
  return {
    comparison: tracesOf(comparison, ["x", "y"]),
    confusion: tracesOf(confusion, ["x", "y", "z"]),
    curves: tracesOf(curves, ["x", "y"]),
    titles: [comparison, confusion, curves].map(titleOf),
  };
}

const tracesOf = (figure: unknown, fields: readonly string[]): Data =>
  isObject(figure) ? recordsToData(figure.data, fields) : toData(figure);

function titleOf(figure: unknown): Data {
  const layout = isObject(figure) ? figure.layout : undefined;
  const title = isObject(layout) ? layout.title : undefined;
  return toData(isObject(title) ? title.text : title);
}
