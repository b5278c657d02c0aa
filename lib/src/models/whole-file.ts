import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";

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
