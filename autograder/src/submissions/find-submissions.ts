import { type Dirent, existsSync, lstatSync, readdirSync } from "node:fs";
import { basename, extname, join, relative, sep } from "node:path";
import type { SubmissionFile } from "./submission";

/** Folders that hold no submissions: Jupyter's and the tools' own. */
const skippedFolders = new Set([".ipynb_checkpoints", "__MACOSX", "node_modules", ".git"]);

/**
 * The notebooks at and below the given paths, in a stable order.
 *
 * A path that names a file is taken as it is, whatever its ending: if it is no notebook, the report
 * says so. In folders only `.ipynb` files count, and `.zip` files, so that no archive is left
 * ungraded without a word; one that was unpacked beside itself is passed over.
 *
 * @throws Error when a path does not exist
 */
export function findSubmissions(paths: readonly string[]): SubmissionFile[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) {
      throw new Error(`grade: expected a notebook or a folder at "${path}", found nothing there.`);
    }
    if (!lstatSync(path).isDirectory()) return [namedByFile(path)];
    return notebooksBelow(path).map((file) => named(file, path));
  });
}

function notebooksBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : notebooksBelow(path);
    if (isZip(entry.name)) return wasUnpacked(entry.name, entries) ? [] : [path];
    return entry.name.endsWith(".ipynb") ? [path] : [];
  });
}

function isZip(name: string): boolean {
  return name.toLowerCase().endsWith(".zip");
}

/** `anna.zip` into a folder `anna`, or `submission.zip`, as learners make it, to where it lies. */
function wasUnpacked(zip: string, beside: readonly Dirent[]): boolean {
  const name = zip.slice(0, -".zip".length);
  return beside.some(
    (entry) =>
      (entry.isDirectory() && entry.name === name) ||
      (name === "submission" && entry.name.endsWith(".ipynb")),
  );
}

function named(file: string, root: string): SubmissionFile {
  const [first = "", ...rest] = relative(root, file).split(sep);
  if (rest.length === 0) return namedByFile(file);
  return { path: file, student: first, studentFrom: "folder" };
}

function namedByFile(path: string): SubmissionFile {
  return { path, student: basename(path, extname(path)), studentFrom: "file name" };
}
