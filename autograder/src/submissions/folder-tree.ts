import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { readSubmission } from "../notebook/submission-file";
import {
  isNotebook,
  isZip,
  metadataFiles,
  type SubmissionTree,
  skippedFolders,
  type TreeFile,
} from "./tree";

/**
 * What stands below a folder, in a stable order: notebooks, zips, and files that say whose they are.
 * Links are not followed. A zip that was unpacked beside itself is passed over.
 */
export function folderTree(root: string): SubmissionTree {
  const files: TreeFile[] = [];
  const repositories: string[] = [];
  const visit = (below: string): void => {
    const entries = readdirSync(join(root, below), { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    // A file of that name stands in a linked work tree.
    if (entries.some(({ name }) => name === ".git")) repositories.push(below);
    for (const entry of entries) {
      const name = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name)) visit(name);
      } else if (isWanted(entry.name, entries)) {
        files.push({ name, read: () => readSubmission(join(root, name)) });
      }
    }
  };
  visit("");
  return { root, files, repositories };
}

function isWanted(name: string, beside: readonly Dirent[]): boolean {
  if (isZip(name)) return !wasUnpacked(name, beside);
  return isNotebook(name) || metadataFiles.has(name);
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
