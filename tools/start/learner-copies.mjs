import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { basename, join } from "node:path";
import { StartError } from "./start-error.mjs";

/**
 * Copies each notebook that the learner does not have yet. A copy is never overwritten.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @returns {string[]} file names of the new copies, in order
 */
export function copyNewNotebooks(paths) {
  mkdirSync(paths.work, { recursive: true });
  const missing = notebookNames(paths).filter((name) => !existsSync(join(paths.work, name)));
  for (const name of missing) copyOnce(paths, name);
  return missing;
}

/**
 * Gives the learner a fresh copy of one notebook and keeps the old one under a dated name.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {string} number such as `02`
 * @param {Date} now
 * @returns {{ name: string, backup: string | undefined }} file names below the work folder
 * @throws {StartError} exit code 2, when no notebook has that number
 */
export function resetNotebook(paths, number, now = new Date()) {
  const names = notebookNames(paths);
  const name = names.find((candidate) => candidate.startsWith(`${number}-`));
  if (name === undefined) {
    const known = names.map((candidate) => candidate.slice(0, 2)).join(", ");
    throw new StartError(
      `--reset: expected one of ${known || "no notebooks yet"}, got ${number}.`,
      2,
    );
  }
  const own = join(paths.work, name);
  let backup;
  if (existsSync(own)) {
    backup = join("backups", `${basename(name, ".ipynb")}.${stampOf(now)}.ipynb`);
    mkdirSync(join(paths.work, "backups"), { recursive: true });
    renameSync(own, join(paths.work, backup));
  }
  mkdirSync(paths.work, { recursive: true });
  copyOnce(paths, name);
  return { name, backup };
}

/**
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @returns {string[]} the course's notebooks, in order
 */
export function notebookNames({ notebooks }) {
  if (!existsSync(notebooks)) return [];
  return readdirSync(notebooks)
    .filter((name) => name.endsWith(".ipynb"))
    .sort();
}

/** @param {import("./paths.mjs").ProjectPaths} paths @param {string} name */
function copyOnce(paths, name) {
  copyFileSync(join(paths.notebooks, name), join(paths.work, name), constants.COPYFILE_EXCL);
}

/** @param {Date} now `2026-11-22T13-45-10-123`: sorts by time, and is a file name on every system */
function stampOf(now) {
  return now.toISOString().replace("Z", "").replace(/[:.]/g, "-");
}
