import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "../start/start-error.mjs";
import { compileBinding, compilerProblem } from "./compiler.mjs";
import { diskProblem } from "./disk-space.mjs";
import { installPackages } from "./npm-packages.mjs";
import { cpuPackage, nativeFolder, packageFolder } from "./packages.mjs";
import { findPip } from "./pip.mjs";
import { platformProblem } from "./platform.mjs";
import { presentNative } from "./presence.mjs";
import { proveNative } from "./proof.mjs";
import { buildAside } from "./staging.mjs";
import { downloadWheel, unpackWheel } from "./wheel.mjs";

const LABEL = `${cpuPackage.name} ${cpuPackage.version}`;

/** Wheel, what is taken out of it, and the packages: 210, 620 and 10 MB, and pip's own copy. */
const NEEDED_MB = 1200;

/**
 * Builds `@tensorflow/tfjs-node` against the library in TensorFlow's Python package, unless one
 * that works is there.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {(line: string) => void} say
 * @throws {StartError} with what is missing; nothing has changed then
 */
export function ensureNative(paths, say) {
  const present = presentNative(paths, cpuPackage);
  if ("tensorflow" in present) {
    say(`${LABEL} computes with TensorFlow ${present.tensorflow}: nothing to do`);
    return;
  }
  if (present.reason !== undefined) say(`${cpuPackage.name} ${present.reason}: building it anew`);
  const python = requirePython(paths);
  buildAside(paths, cpuPackage.backend, (folder, staging) => {
    build(python, folder, staging, say);
    const { tensorflow } = requireProof(paths, staging);
    say(`${LABEL} computes with TensorFlow ${tensorflow}`);
  });
  say("notebooks take it from now on (Backend: node); ATTENDING_BACKEND names another");
}

/**
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @returns {string} the Python that has pip
 * @throws {StartError} for the first thing that is missing
 */
function requirePython(paths) {
  const problem =
    platformProblem() ?? compilerProblem() ?? diskProblem(nativeFolder(paths), NEEDED_MB);
  if (problem !== undefined) throw new StartError(problem);
  const pip = findPip(paths);
  if ("problem" in pip) throw new StartError(pip.problem);
  return pip.python;
}

/**
 * @param {string} python
 * @param {string} folder to fill
 * @param {string} staging for what is not kept
 * @param {(line: string) => void} say
 */
function build(python, folder, staging, say) {
  // A system's own folder for such files is often small, and in memory.
  const temporary = join(staging, "temporary");
  mkdirSync(temporary);
  const env = { ...process.env, TMPDIR: temporary };
  const target = packageFolder(folder, cpuPackage);
  const headers = join(folder, "node_modules", "node-api-headers", "include");
  // Where its loader looks: the newest of the interfaces that it names and Node has.
  const bindings = join(target, "lib", "napi-v8");

  say(`installing ${LABEL}`);
  installPackages(folder, cpuPackage);
  say("downloading TensorFlow's library (about 210 MB, from PyPI)");
  const wheel = downloadWheel(python, join(staging, "wheel"), env);
  say("unpacking it (about 620 MB)");
  unpackWheel(python, wheel, join(target, "deps"));
  say("compiling the binding");
  mkdirSync(bindings, { recursive: true });
  compileBinding({ package: target, headers }, join(bindings, "tfjs_binding.node"), env);
}

/**
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {string} staging
 * @throws {StartError} when what was built does not compute
 */
function requireProof(paths, staging) {
  const proof = proveNative(paths, staging, cpuPackage);
  if ("tensorflow" in proof) return proof;
  throw new StartError(
    `npm run native: expected ${LABEL} to multiply and to differentiate, got ${proof.problem}. What was built is removed; the course works without it.`,
  );
}
