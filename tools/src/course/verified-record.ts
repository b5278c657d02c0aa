import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const recordFile = ".attending/course-verified.json";

/** What the outputs of a solution depend on, besides its own text. */
const dependencies = ["lib/dist", "autograder/dist", "tools/dist/headless", "package-lock.json"];

/** A hash of a notebook's bytes, outputs included, and of all that its run depends on. */
export function verificationKey(root: string, notebookText: string): string {
  const hash = createHash("sha256").update(process.version).update(notebookText);
  for (const file of dependencies.flatMap((name) => filesBelow(path.join(root, name)))) {
    hash.update(`\n${path.relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Whether this very content was run and compared on this machine before. */
export const isVerified = (root: string, notebook: string, key: string): boolean =>
  readRecord(root)[notebook] === key;

/** Remembers that it was. May be lost at any time: the next check runs the notebook again. */
export function recordVerified(root: string, notebook: string, key: string): void {
  const file = path.join(root, recordFile);
  mkdirSync(path.dirname(file), { recursive: true });
  const record = { ...readRecord(root), [notebook]: key };
  writeFileSync(file, `${JSON.stringify(record, null, 1)}\n`);
}

function readRecord(root: string): Record<string, unknown> {
  try {
    const record: unknown = JSON.parse(readFileSync(path.join(root, recordFile), "utf8"));
    return typeof record === "object" && record !== null ? { ...record } : {};
  } catch {
    return {};
  }
}

function filesBelow(name: string): string[] {
  if (!existsSync(name)) return [];
  if (statSync(name).isFile()) return /\.js(on)?$/.test(name) ? [name] : [];
  return readdirSync(name)
    .sort()
    .flatMap((inner) => filesBelow(path.join(name, inner)));
}
