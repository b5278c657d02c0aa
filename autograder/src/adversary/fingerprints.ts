import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync, type Stats } from "node:fs";
import { join } from "node:path";

/** What each file at and below some paths is: its mode and a hash of its bytes, by path. */
export type Fingerprints = ReadonlyMap<string, string>;

/** Files too large to matter are known by their size and time. */
const maxHashedBytes = 20 * 1024 * 1024;

export function fingerprints(paths: readonly string[]): Fingerprints {
  const found = new Map<string, string>();
  const visit = (path: string): void => {
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (status === undefined) return;
    found.set(path, fingerprintOf(path, status));
    if (status.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name));
  };
  for (const path of paths) visit(path);
  return found;
}

function fingerprintOf(path: string, status: Stats): string {
  const mode = status.mode.toString(8);
  if (status.isDirectory()) return mode;
  if (status.isSymbolicLink()) return `${mode} ${readlinkSync(path)}`;
  if (!status.isFile() || status.size > maxHashedBytes)
    return `${mode} ${status.size} ${status.mtimeMs}`;
  return `${mode} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`;
}

/** What was made, changed or removed, each a sentence. */
export function namesChanged(before: Fingerprints, after: Fingerprints): string[] {
  const made = [...after.keys()].filter((path) => !before.has(path));
  const removed = [...before.keys()].filter((path) => !after.has(path));
  const changed = [...before].filter(([path, was]) => after.has(path) && after.get(path) !== was);
  return [
    ...made.map((path) => `${path} was made`),
    ...removed.map((path) => `${path} was removed`),
    ...changed.map(([path]) => `${path} was changed`),
  ];
}
