import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { notebookText as notebookOf } from "../src/grading/reference-notebook";

/** As JupyterLab saves a notebook of the course's kernel; nothing says which notebook it is. */
const kernelspec = { name: "attending", language: "typescript" };

/** A notebook as a learner would hand it in, made of code cells. */
export function notebookText(cells: readonly string[], metadata: object = {}): string {
  return notebookOf(cells, { kernelspec, ...metadata });
}

/** A folder that lasts as long as the test run. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "attending-test-"));
}

export function writeNotebook(folder: string, name: string, cells: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, notebookText(cells));
  return path;
}
