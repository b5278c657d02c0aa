import { DataError } from "../errors/data-error";
import { parseTag } from "../evaluation/entities/tag-scheme";

/**
 * The tags in the text of a `label.json`, in the order of their ids:
 * `{ "O": 0, "B-Disease": 1, … }`.
 *
 * @param where what is being read, for the messages
 * @throws DataError when it is not that, or ids are not 0, 1, 2 … each once
 */
export function parseLabelFile(where: string, text: string): string[] {
  const ids = idsIn(text);
  const labels: string[] = [];
  for (const [label, id] of ids) {
    parseTag(label, "IOB2", `a label of ${where}`);
    if (typeof id === "number") labels[id] = label;
  }
  const isWhole =
    ids.length > 0 &&
    labels.length === ids.length &&
    Object.keys(labels).length === ids.length;
  if (isWhole && labels.includes("O")) return labels;
  throw new DataError({
    where,
    expected:
      "an object of tags, O among them, with the ids 0, 1, 2 … each once",
    got: `${ids.length} entries that are not`,
    fix: "Take the file as it came with the corpus.",
  });
}

function idsIn(text: string): [string, unknown][] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? [] : Object.entries(Object(value));
  } catch {
    return [];
  }
}
