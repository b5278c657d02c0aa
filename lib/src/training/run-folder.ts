import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DataError } from "../errors/data-error";
import { partPattern } from "../models/whole-file";

/** A folder that no other run writes to while this one does. */
export interface RunFolder {
  /**
   * Nothing; lets runs on other machines know that this one goes on.
   *
   * @throws DataError when a later run of this process has the folder
   */
  touch(): void;
  /** Nothing; another run may have the folder. */
  release(): void;
}

/** Who holds a folder. */
interface Holder {
  readonly host: string;
  readonly pid: number;
}

const lockName = "running.json";

/** How often a run says that it goes on, and when one that does not is over. */
const touchSeconds = 10;
const silentSeconds = 600;

/**
 * The last run of this process in each folder. A cell that was interrupted
 * cannot release what it held, so the later run has it.
 */
const held = new Map<string, RunFolder>();

/**
 * The folder of a run, made when missing, for this run alone until it is
 * released. What a process that was ended left half written is removed.
 *
 * @throws DataError when it cannot be written to, or a run of another process
 * holds it
 */
export function claimFolder(folder: string): RunFolder {
  const lock = join(makeFolder(folder), lockName);
  takeLock(folder, lock);
  let lastTouch = Date.now();
  const claim: RunFolder = {
    touch: () => {
      if (held.get(lock) !== claim) throw refuseHeld(folder, lock, ourselves());
      if (Date.now() - lastTouch < 1000 * touchSeconds) return;
      lastTouch = Date.now();
      touchFile(lock);
    },
    release: () => {
      if (held.get(lock) !== claim) return;
      held.delete(lock);
      rmSync(lock, { force: true });
    },
  };
  held.set(lock, claim);
  try {
    removeParts(folder);
  } catch (error) {
    claim.release();
    throw refuseFolder(folder, error);
  }
  return claim;
}

function ourselves(): Holder {
  return { host: hostname(), pid: process.pid };
}

function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return realpathSync(folder);
  } catch (error) {
    throw refuseFolder(folder, error);
  }
}

function takeLock(folder: string, lock: string): void {
  for (;;) {
    if (makeLock(folder, lock)) return;
    const holder = readHolder(lock);
    if (isRunning(lock, holder)) throw refuseHeld(folder, lock, holder);
    rmSync(lock, { force: true });
  }
}

/** Whether the lock is ours now; false when there is one. */
function makeLock(folder: string, lock: string): boolean {
  try {
    writeFileSync(lock, JSON.stringify(ourselves()), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw refuseFolder(folder, error);
  }
}

/** Undefined when it is gone, or was never written to the end. */
function readHolder(lock: string): Holder | undefined {
  try {
    const { host, pid }: Partial<Holder> = JSON.parse(
      readFileSync(lock, "utf8"),
    );
    const isWhole = typeof host === "string" && typeof pid === "number";
    return isWhole ? { host, pid } : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(lock: string, holder: Holder | undefined): boolean {
  if (holder === undefined) return secondsSince(lock) < touchSeconds;
  // Processes of another machine cannot be asked for.
  if (holder.host !== hostname()) return secondsSince(lock) < silentSeconds;
  if (holder.pid === process.pid) return false;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** How long ago a file was written or touched; forever when it is gone. */
function secondsSince(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? (Date.now() - stats.mtimeMs) / 1000 : Infinity;
}

function touchFile(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // Somebody took the folder away: writing the checkpoint will tell.
  }
}

function removeParts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (partPattern.test(name)) rmSync(join(folder, name), { force: true });
  }
}

function refuseHeld(
  folder: string,
  lock: string,
  holder: Holder | undefined,
): DataError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : "a process";
  return new DataError({
    where: "fit",
    expected: `${folder} for this run alone`,
    got: `a run of ${who} in it`,
    fix: `Give each run a folder of its own; if that one is over, remove ${lock}.`,
  });
}

function refuseFolder(folder: string, error: unknown): DataError {
  const refusal = new DataError({
    where: "fit",
    expected: `a folder to write to at ${folder}`,
    got: messageOf(error),
    fix: "Choose another folder, or make room.",
  });
  refusal.cause = error;
  return refusal;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
