import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What stands in `tools/native/`. */
const HERE = fileURLToPath(new URL(".", import.meta.url));

/**
 * A native package, by the name of the backend that it computes.
 *
 * @typedef {object} NativePackage
 * @property {"node" | "node-gpu"} backend
 * @property {string} name
 * @property {string} version
 * @property {string} manifests the folder of what pins it: `package.json`, lock file, wheel
 */

/** @type {NativePackage} */
export const cpuPackage = {
  backend: "node",
  name: "@tensorflow/tfjs-node",
  version: "4.22.0",
  manifests: join(HERE, "packages", "node"),
};

/** @type {NativePackage} */
export const gpuPackage = {
  backend: "node-gpu",
  name: "@tensorflow/tfjs-node-gpu",
  version: "4.22.0",
  manifests: join(HERE, "packages", "node-gpu"),
};

/**
 * Where native packages are installed: lib looks for each in the folder of its backend.
 *
 * It lies below the project whatever `ATTENDING_STATE` says, for a package in it that asks for
 * `@tensorflow/tfjs` must be given the project's copy.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 */
export function nativeFolder(paths) {
  return join(paths.root, ".attending", "native");
}

/**
 * The folder of the package itself.
 *
 * @param {string} folder that of its backend
 * @param {NativePackage} nativePackage
 */
export function packageFolder(folder, { name }) {
  return join(folder, "node_modules", name);
}
