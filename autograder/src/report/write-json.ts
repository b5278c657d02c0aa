import { mkdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type GradingResult, gradingResult } from "./result";

/** What JSON leaves as it is and a terminal does not: control characters, reading directions. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]/gu;

/**
 * The result as JSON text, checked against the schema it claims. It may go to a terminal, so what a
 * learner's code says is spelled out where it could move the cursor or turn the reading direction.
 */
export function renderJson(result: GradingResult): string {
  const lines = JSON.stringify(gradingResult.parse(result), null, 2).split("\n");
  return `${lines.map((line) => line.replace(unprintable, spelledOut)).join("\n")}\n`;
}

/** As JSON spells it, unit by unit. */
function spelledOut(character: string): string {
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

/**
 * Writes a file so that a reader sees the old text or the new one, never half of it. What is there and
 * no file (`/dev/null`, a pipe) is written to, not replaced.
 */
export function writeAtomically(path: string, text: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile() && !there.isDirectory()) {
    writeFileSync(path, text);
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}
