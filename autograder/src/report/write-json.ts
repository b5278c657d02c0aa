import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type GradingResult, gradingResult } from "./result";

/** The result as JSON text, checked against the schema it claims. */
export function renderJson(result: GradingResult): string {
  return `${JSON.stringify(gradingResult.parse(result), null, 2)}\n`;
}

/** Writes a file so that a reader sees the old text or the new one, never half of it. */
export function writeAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}
