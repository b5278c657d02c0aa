import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "./start-error.mjs";

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, peer?: boolean }} LockEntry
 */

/**
 * Installs the npm packages of the lock file, unless they are there already.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {(line: string) => void} say
 * @returns {boolean} whether anything was installed
 * @throws {StartError} when npm fails
 */
export function ensurePackages(paths, say) {
  const reason = packagesProblem(paths);
  if (reason === undefined) return false;
  say(`installing the npm packages of the lock file (${reason}; about 600 MB, once)`);
  const status = runNpm(paths.root, ["ci", "--loglevel=error"]);
  if (status !== 0) {
    throw new StartError(
      `npm ci: expected exit code 0, got ${status}. Its own words stand above; it needs the npm registry and about 1 GB of disk.`,
    );
  }
  return true;
}

/**
 * How `node_modules` differs from the lock file, or undefined.
 *
 * npm keeps a copy of what it installed in `node_modules/.package-lock.json`, so that two files
 * tell it without asking npm.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @returns {string | undefined}
 */
export function packagesProblem({ root }) {
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return "none there yet";
  const wanted = readLock(join(root, "package-lock.json"));
  const installed = readLock(installedFile);
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.startsWith("node_modules/") || entry.link) continue;
    const present = installed[path];
    if (present === undefined && (entry.optional || entry.peer)) continue;
    if (present?.version !== entry.version)
      return `${path.slice("node_modules/".length)} is not at ${entry.version}`;
  }
  return undefined;
}

/** @param {string} file @returns {Record<string, LockEntry>} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * Runs the npm that started us, or the one on the path. Its stdout goes to our stderr, for a
 * command's own stdout must stay clean.
 *
 * @param {string} folder to run it in
 * @param {readonly string[]} args
 * @returns {number} exit code
 */
export function runNpm(folder, args) {
  const script = process.env.npm_execpath;
  const ownNpm = script !== undefined && /npm-cli\.c?js$/.test(script);
  const result = ownNpm
    ? spawnSync(process.execPath, [script, ...args], { cwd: folder, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, {
        cwd: folder,
        stdio: ["ignore", 2, 2],
        // On Windows npm is a batch file, which only a shell can start.
        shell: process.platform === "win32",
      });
  return result.status ?? 1;
}
