import type { Data } from "../../data/data";
import { diagramToData } from "./diagram-to-data";
import { fieldsToData, isObject, recordsToData } from "./to-data";

const bias = ["dimension", "numPairs", "numDifferent", "rate", "low", "high"];
const severities = ["critical", "moderate", "minor"];

/** What came back for an assessment, as data. A value that nobody measured, NaN, is null. */
export function assessmentToData(result: unknown): Data {
  if (!isObject(result)) return fieldsToData(result, ["biasResults"]);
  const { biasResults, calibration, severityDistribution, recommendation } = result;
  return {
    biasResults: recordsToData(biasResults, bias),
    calibration: calibrationsToData(calibration),
    severityDistribution: fieldsToData(severityDistribution, severities),
    recommendation: recommendationToData(recommendation),
  };
}

function calibrationsToData(calibration: unknown): Data {
  if (!isObject(calibration)) return fieldsToData(calibration, ["allWords"]);
  const of = (words: unknown): Data =>
    isObject(words)
      ? {
          ...(fieldsToData({ temperature: words.temperature }, ["temperature"]) as object),
          before: diagramToData(words.before),
          after: diagramToData(words.after),
        }
      : fieldsToData(words, ["temperature"]);
  return { allWords: of(calibration.allWords), entityWords: of(calibration.entityWords) };
}

function recommendationToData(recommendation: unknown): Data {
  if (!isObject(recommendation)) return fieldsToData(recommendation, ["decision"]);
  const { decision, checks } = recommendation;
  const list = Array.isArray(checks) ? checks.slice(0, 20).map(checkToData) : null;
  return { ...(fieldsToData({ decision }, ["decision"]) as object), checks: list };
}

function checkToData(check: unknown): Data {
  const fields = ["measure", "value", "limit", "verdict"];
  if (!isObject(check)) return fieldsToData(check, fields);
  const own = fieldsToData(check, fields) as Readonly<Record<string, Data>>;
  return { ...own, value: Number.isNaN(check.value) ? null : (own.value ?? null) };
}
