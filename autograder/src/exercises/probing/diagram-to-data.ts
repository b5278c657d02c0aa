import type { Data } from "../../data/data";
import { fieldsToData, isObject } from "./to-data";

/** A bin's means are null where they are NaN, which cannot cross. */
const fields = ["low", "high", "count", "confidence", "accuracy"];

/** What came back for a reliability diagram, as data. */
export function diagramToData(result: unknown): Data {
  if (!isObject(result)) return fieldsToData(result, ["ece"]);
  const { bins } = result;
  const ece = fieldsToData({ ece: result.ece }, ["ece"]);
  const list = Array.isArray(bins) ? bins.slice(0, 100).map(binToData) : fieldsToData(bins, []);
  return { ...(ece as Readonly<Record<string, Data>>), bins: list };
}

function binToData(bin: unknown): Data {
  if (!isObject(bin)) return fieldsToData(bin, fields);
  const own = Object.fromEntries(
    fields.map((field) => [field, Number.isNaN(bin[field]) ? null : bin[field]]),
  );
  return fieldsToData(own, fields);
}
