import { mkdirSync } from "node:fs";
import path from "node:path";
import { readRun, type StudyRuns } from "@attending/lib";
import { writeWholeFile } from "@attending/lib/dist/models/whole-file";

/**
 * Writes `data/runs/<name>.json`.
 *
 * @throws DataError when what was written cannot be read again
 */
export function writeRun<Name extends keyof StudyRuns>(
  root: string,
  name: Name,
  run: StudyRuns[Name],
): void {
  const folder = path.join(root, "data", "runs");
  mkdirSync(folder, { recursive: true });
  const text = `${JSON.stringify(run, null, 1)}\n`;
  writeWholeFile(path.join(folder, `${name}.json`), Buffer.from(text));
  readRun(name, root);
}
