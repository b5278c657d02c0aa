import { DataError } from "../errors/data-error";

/** A JSON object, before anything is known of its values. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** The value as an object; empty when it is none. */
export function asRecord(value: unknown): JsonRecord {
  const isObject = typeof value === "object" && value !== null;
  return isObject && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/**
 * The object in the text of a JSON file.
 *
 * @param where what is being read, for the messages
 * @param expected what it should be, where the name of the place does not say
 * @throws DataError when it is something else
 */
export function parseJsonRecord(
  where: string,
  text: string,
  expected = "a JSON object",
): JsonRecord {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return asRecord(value);
    }
  } catch {
    // Said below, as of JSON that is something else.
  }
  throw new DataError({
    where,
    expected,
    got: "another text",
    fix: "Was the file cut short?",
  });
}
