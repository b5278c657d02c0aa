import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { projectPaths } from "../../start/paths.mjs";

/** A project folder of its own with the given files, gone when the test is over. */
export function makeProject(files: Record<string, string> = {}): ReturnType<typeof projectPaths> {
  const root = mkdtempSync(join(tmpdir(), "attending-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFile(join(root, name), content);
  return projectPaths(root, {});
}

export function writeFile(file: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { mode });
}
