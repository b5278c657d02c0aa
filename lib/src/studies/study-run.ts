import {
  type Found,
  readBoolean,
  readList,
  readOneOf,
  readText,
} from "./strict-reading";

/** The version of the form in which runs are kept. */
export const runSchema = "attending/run@1";

/** What every run says of itself. */
export interface StudyRun {
  readonly schema: typeof runSchema;
  /** The file's name without ending. */
  readonly name: string;
  /** What was done, as a sentence. */
  readonly what: string;
  /** The day on which it ended: `2026-11-22`. */
  readonly date: string;
  /** That of the checkout. */
  readonly commit: string;
  /** Whether the code that was used was changed since that commit. */
  readonly dirty: boolean;
  /** `wasm-ort`: what computed it. */
  readonly backend: string;
  /** Of Node, and of the packages that compute: `["node 20.20.2", …]`. */
  readonly versions: readonly string[];
  /** A hash of the code that was used. */
  readonly made: string;
}

/** The keys that every run has. */
export const aboutKeys = [
  "schema",
  "name",
  "what",
  "date",
  "commit",
  "dirty",
  "backend",
  "versions",
  "made",
] as const;

/**
 * What a run says of itself.
 *
 * @param name that of its file
 * @throws DataError that names the place in the file
 */
export function readAbout(
  fields: Readonly<Record<(typeof aboutKeys)[number], Found>>,
  name: string,
): StudyRun {
  return {
    schema: readOneOf(fields.schema, [runSchema]),
    name: readOneOf(fields.name, [name]),
    what: readText(fields.what),
    date: readText(fields.date),
    commit: readText(fields.commit),
    dirty: readBoolean(fields.dirty),
    backend: readText(fields.backend),
    versions: readList(fields.versions, readText),
    made: readText(fields.made),
  };
}
