import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { nativeFolder } from "./packages.mjs";

const PREFIX = ".new-";

/**
 * Builds a native package in a folder of its own, and puts it in place when `build` and its proof
 * are done: whatever stops it before leaves what was there as it was.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {string} backend
 * @param {(folder: string, staging: string) => void} build fills `folder`, the one named after the
 *   backend in `staging`, whose other contents are thrown away; throws if that cannot be done
 */
export function buildAside(paths, backend, build) {
  const native = nativeFolder(paths);
  removeAbandoned(native);
  const staging = join(native, `${PREFIX}${process.pid}`);
  const folder = join(staging, backend);
  mkdirSync(folder, { recursive: true });
  try {
    build(folder, staging);
    const place = join(native, backend);
    if (existsSync(place)) renameSync(place, join(staging, "old"));
    renameSync(folder, place);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * Removes what runs that were killed have left.
 *
 * @param {string} native
 */
function removeAbandoned(native) {
  if (!existsSync(native)) return;
  for (const name of readdirSync(native)) {
    if (name.startsWith(PREFIX) && !isRunning(Number(name.slice(PREFIX.length))))
      rmSync(join(native, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
