import type { NotebookProblem } from "../notebook/notebook";
import type { SubmissionBytes } from "../notebook/submission-file";

/** A file below a folder that was handed in, or in a zip, which counts as a folder. */
export interface TreeFile {
  /** From the root: `ann/02.ipynb`, `export.zip/submission_7/02.ipynb`. */
  readonly name: string;
  readonly read: () => Promise<SubmissionBytes | NotebookProblem>;
}

/** Everything below one path that the instructor named. */
export interface SubmissionTree {
  readonly root: string;
  readonly files: readonly TreeFile[];
  /** Folders that are git repositories, from the root; "" is the root itself. */
  readonly repositories: readonly string[];
}

/** Files that say whose something is and when it came: read, never graded. */
export const metadataFiles: ReadonlySet<string> = new Set([
  "submission_metadata.yml",
  "timestamp.txt",
]);

export const isZip = (name: string): boolean => name.toLowerCase().endsWith(".zip");
export const isNotebook = (name: string): boolean => name.endsWith(".ipynb");

/** `02.ipynb` of `ann/02.ipynb`. */
export const lastPart = (name: string): string => name.slice(name.lastIndexOf("/") + 1);

/** `ann` of `ann/02.ipynb`; "" of `02.ipynb`. */
export const folderOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf("/")));

/** Folders that hold no submissions: Jupyter's and the tools' own. */
export const skippedFolders: ReadonlySet<string> = new Set([
  ...[".ipynb_checkpoints", "__MACOSX", "node_modules", ".git"],
]);
