import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { runNpm } from "../start/packages.mjs";
import { StartError } from "../start/start-error.mjs";

const QUIET = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];

/**
 * Installs a native package by its own lock file, without running any package's script, and
 * without tfjs: the project's copy is found in its place.
 *
 * @param {string} folder
 * @param {import("./packages.mjs").NativePackage} nativePackage
 * @throws {StartError} when npm fails
 */
export function installPackages(folder, { name, version, manifests }) {
  cpSync(manifests, folder, { recursive: true });
  // Without the prefix, npm would take the folder that it was itself started in.
  const status = runNpm(folder, ["ci", "--prefix", folder, "--ignore-scripts", ...QUIET]);
  if (status !== 0) {
    throw new StartError(
      `npm ci: expected ${name} ${version}, got exit code ${status}. Its own words stand above; it needs the npm registry.`,
    );
  }
  rmSync(join(folder, "node_modules", "@tensorflow", "tfjs"));
}

/**
 * Whether a folder was installed by the manifests that are pinned now.
 *
 * @param {string} folder
 * @param {import("./packages.mjs").NativePackage} nativePackage
 */
export function isAsPinned(folder, { manifests }) {
  return readdirSync(manifests).every((name) => {
    const [pinned, installed] = [join(manifests, name), join(folder, name)];
    if (!existsSync(installed)) return false;
    return statSync(pinned).isDirectory() || readFileSync(pinned).equals(readFileSync(installed));
  });
}
