import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Files that are half written end in this, after their process's id. */
const draftEnding = /\.(\d+)\.tmp$/;

/**
 * Writes a file that is there, whole, once this returns, whatever happens then, or not at all: the
 * text is on the disk before the name is, and the name before anything is built on it.
 *
 * @param mode who may read it
 */
export function writeDurably(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  const file = openSync(draft, "w", mode);
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  syncFolder(dirname(path));
}

/** The process that was writing a draft; null for any other file. */
export function writerOfDraft(name: string): number | null {
  const [, pid] = draftEnding.exec(name) ?? [];
  return pid === undefined ? null : Number(pid);
}

/** A new name is on the disk once its folder is. Not every system can say so. */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, "r");
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {
    // Windows opens no folders.
  }
}
