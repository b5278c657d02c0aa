import { notebookProblem } from "../notebook/notebook";
import { listZip, readZipEntry, type ZipEntry, ZipProblem, type ZipSource } from "./read-zip";
import { isNotebook, isZip, lastPart, metadataFiles, skippedFolders, type TreeFile } from "./tree";
import { zipLimits } from "./zip-limits";

/**
 * The files, with what stands in each zip in its place. A zip that cannot be read stays, as a file
 * whose reading says why: nothing that was handed in goes without a word.
 *
 * @param root the folder from which the names are
 */
export async function expandZips(root: string, files: readonly TreeFile[]): Promise<TreeFile[]> {
  const expanded: TreeFile[] = [];
  for (const file of files) {
    if (!isZip(file.name)) expanded.push(file);
    else expanded.push(...(await filesInZip({ path: `${root}/${file.name}` }, `${file.name}/`)));
  }
  return expanded;
}

/**
 * The files in a zip.
 *
 * @param prefix stands before their names
 */
export async function filesInZip(
  source: ZipSource,
  prefix: string,
  depth = 1,
): Promise<TreeFile[]> {
  const zip = prefix.replace(/\/$/, "");
  try {
    const entries = (await listZip(source)).filter(({ name }) => isWanted(name));
    const files: TreeFile[] = [];
    for (const entry of toldApart(entries)) {
      files.push(...(await filesOfEntry(source, entry, prefix, depth)));
    }
    if (files.some(({ name }) => isNotebook(name) || isZip(name))) return files;
    return [unreadable(zip, "The zip holds no notebook (.ipynb).")];
  } catch (error) {
    if (!(error instanceof ZipProblem)) throw error;
    return [unreadable(zip, `The zip cannot be read. ${error.message}`)];
  }
}

async function filesOfEntry(
  source: ZipSource,
  entry: ZipEntry,
  prefix: string,
  depth: number,
): Promise<TreeFile[]> {
  const name = `${prefix}${printableName(entry.name)}`;
  if (!isZip(entry.name) || entry.problem !== null)
    return [{ name, read: readerOf(source, entry) }];
  if (depth >= zipLimits.depth) {
    return [unreadable(name, "A zip in a zip in a zip is not read. Unpack it once.")];
  }
  const load = () => readZipEntry(source, entry);
  return filesInZip({ load }, `${name}/`, depth + 1);
}

function readerOf(source: ZipSource, entry: ZipEntry): TreeFile["read"] {
  return async () => {
    try {
      return { kind: "bytes", bytes: await readZipEntry(source, entry) };
    } catch (error) {
      if (!(error instanceof ZipProblem)) throw error;
      return notebookProblem("unreadable", `The file in the zip cannot be read. ${error.message}`);
    }
  };
}

function unreadable(name: string, message: string): TreeFile {
  return { name, read: async () => notebookProblem("unreadable", message) };
}

function isWanted(name: string): boolean {
  const parts = name.split("/");
  if (parts.some((part) => skippedFolders.has(part))) return false;
  const last = lastPart(name);
  // A name that could not be read may be a notebook's.
  return isNotebook(last) || isZip(last) || metadataFiles.has(last) || /^entry \d+$/.test(name);
}

/** A zip may hold two files of one name: each is graded, under a name of its own. */
function toldApart(entries: readonly ZipEntry[]): ZipEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const count = (seen.get(entry.name) ?? 0) + 1;
    seen.set(entry.name, count);
    if (count === 1) return entry;
    return { ...entry, name: entry.name.replace(/(\.\w+)?$/, ` (${count})$1`) };
  });
}

/** A name goes into reports, and on a terminal: nothing in it may move a cursor. */
function printableName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029\\]/gu, "\uFFFD");
}
