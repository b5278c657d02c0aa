import type { Data } from "../../data/data";
import { fieldsToData, isObject, recordsToData, toData } from "./to-data";

const scores = ["precision", "recall", "f1", "support"];

/** What an evaluation of a tagger returned: loss, F1, and of the report all that it counts. */
export function evaluationToData(result: unknown): Data {
  if (!isObject(result) || "then" in result) return toData(result);
  const { loss, f1, report } = result;
  return { loss: toData(loss), f1: toData(f1), report: reportToData(report) };
}

function reportToData(report: unknown): Data {
  if (!isObject(report)) return toData(report);
  const { mode, micro, macro, weighted, perType } = report;
  return {
    mode: toData(mode),
    micro: fieldsToData(micro, scores),
    macro: fieldsToData(macro, scores),
    weighted: fieldsToData(weighted, scores),
    perType: recordsToData(perType, ["type", ...scores]),
  };
}
