import type { Data } from "../../data/data";
import { isObject, toData } from "./to-data";

const maxEntries = 1_000;

/** The entries of a Map, or of a plain object, as pairs `[key, value]`; keys become text. */
export function entriesToData(value: unknown): Data {
  if (value instanceof Map) return pairs([...value]);
  const isRecord = isObject(value) && !Array.isArray(value) && !("then" in value);
  return isRecord ? pairs(Object.entries(value)) : toData(value);
}

function pairs(entries: readonly (readonly [unknown, unknown])[]): Data {
  if (entries.length > maxEntries) return { unreadable: `${entries.length} entries` };
  return entries.map(([key, value]) => [String(key).slice(0, 100), toData(value)]);
}
