import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Why a disk is too full, or undefined.
 *
 * @param {string} folder made or yet to be made
 * @param {number} neededMb
 * @param {(folder: string) => number} freeMb
 * @returns {string | undefined}
 */
export function diskProblem(folder, neededMb, freeMb = freeMbOf) {
  const free = Math.floor(freeMb(existingParent(folder)));
  if (free >= neededMb) return undefined;
  return `disk: expected ${neededMb} MB free for ${folder}, got ${free} MB. Make room and run the command again.`;
}

/** @param {string} folder */
function freeMbOf(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return (bavail * bsize) / 1e6;
}

/** @param {string} folder @returns {string} */
function existingParent(folder) {
  return existsSync(folder) ? folder : existingParent(dirname(folder));
}
