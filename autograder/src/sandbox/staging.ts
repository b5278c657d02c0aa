import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { IsolationError } from "./isolation-error";

/** A file for the sandbox: a copy of one that exists, or bytes. `name` is a plain file name. */
export type StagedFile =
  | { readonly name: string; readonly from: string }
  | { readonly name: string; readonly content: string | Buffer };

export interface Staging {
  readonly folder: string;
  readonly dispose: () => void;
}

const prefix = "attending-stage-";

const open = new Set<string>();

process.once("exit", () => {
  for (const folder of open) rmSync(folder, { recursive: true, force: true });
});

/**
 * A fresh folder with copies of the files, readable by any user, for all the processes of a batch.
 *
 * Copies, because the checkout may lie in a home that the sandbox's user cannot enter.
 */
export function stageFiles(files: readonly StagedFile[]): Staging {
  for (const { name } of files) {
    if (basename(name) === name) continue;
    throw new IsolationError(`staging: expected a plain file name, got ${name}`);
  }
  const staging = openStage();
  for (const file of files) {
    const path = join(staging.folder, file.name);
    if ("from" in file) copyFileSync(file.from, path);
    else writeFileSync(path, file.content);
    chmodSync(path, 0o644);
  }
  return staging;
}

/** A fresh folder that any user can enter, empty, and gone at the end of this process. */
export function openStage(): Staging {
  const base = openFolder();
  if (open.size === 0) removeAbandoned(base);
  const folder = mkdtempSync(join(base, `${prefix}${process.pid}-`));
  open.add(folder);
  chmodSync(folder, 0o755);
  return {
    folder,
    dispose: () => {
      open.delete(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Removes what killed runs left behind, for a run that stages nothing itself. */
export function removeAbandonedStages(): void {
  removeAbandoned(openFolder());
}

/** Removes what runs left behind that were killed: their process is in the name. */
function removeAbandoned(base: string): void {
  for (const name of readdirSync(base)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(base, name), { recursive: true, force: true });
    } catch {
      // Somebody else's.
    }
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** The first folder for temporary files that every user can reach. */
function openFolder(): string {
  const found = [tmpdir(), "/tmp", "/var/tmp"].find(isReachable);
  if (found === undefined) {
    throw new IsolationError(
      "staging: expected a folder for temporary files that every user can enter, got none. Set TMPDIR to one.",
    );
  }
  return found;
}

/** Whether any user can come through every folder above (and through the folder itself). */
export function isReachable(folder: string): boolean {
  if (process.getuid?.() !== 0) return true;
  try {
    for (let at = folder; ; at = dirname(at)) {
      if ((statSync(at).mode & 0o001) === 0) return false;
      if (dirname(at) === at) return true;
    }
  } catch {
    return false;
  }
}
