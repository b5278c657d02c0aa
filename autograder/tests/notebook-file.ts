import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { notebookText } from "../src/adversary/notebook-text";

/** A folder that lasts as long as the test run. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "attending-test-"));
}

export function writeNotebook(folder: string, name: string, cells: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, notebookText(cells));
  return path;
}
