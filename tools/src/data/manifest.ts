import { readFileSync } from "node:fs";
import { DataCommandError } from "./data-command-error";

/** A file of a data set, as its publisher has it. */
export interface DataFile {
  /** Inside of the data set's folder. */
  readonly path: string;
  readonly url: string;
  readonly bytes: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/** Something public that is fetched on request, and never part of the repository. */
export interface DataSet {
  readonly name: string;
  /** Inside of `data/external/` or `ATTENDING_DATA`. */
  readonly folder: string;
  readonly what: string;
  readonly licence: string;
  readonly cite: string;
  readonly files: readonly DataFile[];
  /** Written into `label.json`, in the order of their ids. */
  readonly labels?: readonly string[];
}

/** @throws DataCommandError when the file is missing or not as it should be */
export function readManifest(file: string): DataSet[] {
  const refuse = (what: string) => new DataCommandError(`data: ${what} in ${file}.`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw refuse("expected a list of data sets as JSON, got none that can be read,");
  }
  const { schema, sets } = Object(content);
  if (schema !== "attending/data@1" || !Array.isArray(sets)) {
    throw refuse('expected the schema "attending/data@1" and a list of sets, got another');
  }
  sets.forEach((set: unknown, i) => {
    const problem = problemOf(set);
    if (problem !== undefined) throw refuse(`expected ${problem} in set ${i}, got another`);
  });
  return sets;
}

function problemOf(set: unknown): string | undefined {
  const { name, folder, what, licence, cite, files, labels } = Object(set);
  if (![name, folder].every(isPlainName)) return "a plain name and folder";
  if (![what, licence, cite].every(isText)) return "texts for what, licence and cite";
  if (!Array.isArray(files) || files.length === 0) return "a list of files";
  if (labels !== undefined && !(Array.isArray(labels) && labels.every(isText))) return "labels";
  const wrong = files.findIndex((file) => !isDataFile(file));
  return wrong === -1 ? undefined : `path, url, bytes and sha256 of file ${wrong}`;
}

function isDataFile(value: unknown): boolean {
  const { path, url, bytes, sha256 } = Object(value);
  return (
    isPlainName(path) &&
    isText(url) &&
    /^https?:\/\//.test(url) &&
    Number.isSafeInteger(bytes) &&
    bytes > 0 &&
    isText(sha256) &&
    /^[0-9a-f]{64}$/.test(sha256)
  );
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** A name that leads into no other folder. */
const isPlainName = (value: unknown): boolean => isText(value) && /^[\w-][\w.-]*$/.test(value);
