import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A notebook as a learner would hand it in, made of code cells. */
export function notebookText(cells: readonly string[], metadata: object = {}): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "attending", language: "typescript" }, ...metadata },
    cells: cells.map((source, index) => ({
      cell_type: "code",
      id: `cell-${index}`,
      metadata: {},
      execution_count: null,
      outputs: [],
      source,
    })),
  });
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
