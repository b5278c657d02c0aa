import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Names of files that a process which was ended left half written. */
export const partPattern = /\.[0-9a-f-]{36}\.part$/;

/**
 * Nothing; writes a file that is complete or not there.
 *
 * It is written beside its place and moved: whoever reads meets the older file
 * or this one, also when the process ends halfway.
 */
export function writeWholeFile(path: string, bytes: Uint8Array): void {
  const beside = `${path}.${randomUUID()}.part`;
  try {
    writeFileSync(beside, bytes, { flush: true });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
