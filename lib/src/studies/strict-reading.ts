import { DataError } from "../errors/data-error";

/** Something in a JSON file, and where: `data/runs/ablations.json, rows[3]`. */
export interface Found {
  readonly value: unknown;
  readonly at: string;
}

/**
 * The fields of an object that has these keys, and no others.
 *
 * @throws DataError that names the place in the file
 */
export function readFields<Key extends string>(
  { value, at }: Found,
  keys: readonly Key[],
): Record<Key, Found> {
  const isObject = typeof value === "object" && value !== null;
  if (!isObject || Array.isArray(value)) throw spoiled(at, "an object", value);
  const fields = new Map<string, unknown>(Object.entries(value));
  const missing = keys.filter((key) => !fields.has(key));
  const known: readonly string[] = keys;
  const strange = [...fields.keys()].filter((key) => !known.includes(key));
  if (missing.length + strange.length > 0) {
    const wanted = `an object with the keys ${keys.join(", ")}`;
    const lacks = missing.length > 0 ? ` without ${missing.join(", ")}` : "";
    const has = strange.length > 0 ? ` with ${strange.join(", ")}` : "";
    throw spoiled(at, wanted, `an object${lacks}${has}`);
  }
  const entries = keys.map((key) => [
    key,
    { value: fields.get(key), at: `${at}, ${key}` },
  ]);
  return Object.fromEntries(entries) as Record<Key, Found>;
}

/** @throws DataError unless it is a text that is not empty */
export function readText({ value, at }: Found): string {
  if (typeof value === "string" && value !== "") return value;
  throw spoiled(at, "a text", value);
}

/** @throws DataError unless it is one of these texts */
export function readOneOf<Text extends string>(
  { value, at }: Found,
  texts: readonly Text[],
): Text {
  const found = texts.find((text) => text === value);
  if (found !== undefined) return found;
  throw spoiled(at, `one of "${texts.join('", "')}"`, value);
}

/** @throws DataError unless it is true or false */
export function readBoolean({ value, at }: Found): boolean {
  if (typeof value === "boolean") return value;
  throw spoiled(at, "true or false", value);
}

/** @throws DataError unless it is a finite number of at least 0 */
export function readNumber({ value, at }: Found): number {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) {
    return value;
  }
  throw spoiled(at, "a number of at least 0", value);
}

/** @throws DataError unless it is a whole number of at least 0 */
export function readCount(found: Found): number {
  const value = readNumber(found);
  if (Number.isSafeInteger(value)) return value;
  throw spoiled(found.at, "a whole number", value);
}

/** @throws DataError unless it is a number from 0 to 1 */
export function readShare(found: Found): number {
  const value = readNumber(found);
  if (value <= 1) return value;
  throw spoiled(found.at, "a number from 0 to 1", value);
}

/** @throws DataError unless it is a list, and each item can be read */
export function readList<T>(
  { value, at }: Found,
  read: (item: Found) => T,
): T[] {
  if (!Array.isArray(value)) throw spoiled(at, "a list", value);
  return value.map((item: unknown, i) =>
    read({ value: item, at: `${at}[${i}]` }),
  );
}

/** The error that a file does not hold what it should at some place. */
export function spoiled(at: string, expected: string, got: unknown): DataError {
  const text = typeof got === "string" ? got : (JSON.stringify(got) ?? "none");
  return new DataError({
    where: at,
    expected,
    got: text.length > 60 ? `${text.slice(0, 60)}…` : text,
    fix: "Take the file from git again, or make it anew by npm run study.",
  });
}
