import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, sep } from "node:path";
import { cpuPackage, nativeFolder } from "../native/packages.mjs";

// Of lib's tests, those that compute no tensors, and those that start each its own backend.
const ON_ANY_BACKEND = [
  "lib/src/display/**",
  "lib/src/kernels/**",
  "lib/tests/declarations.test.ts",
  "lib/tests/exercises.test.ts",
];

/**
 * A test that failed or was skipped.
 *
 * @typedef {object} Mention
 * @property {string} name file and test
 * @property {string} reason what the test said, or nothing
 */

/**
 * @typedef {object} StageResult
 * @property {number} passed
 * @property {Mention[]} failures
 * @property {Mention[]} skipped
 */

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {() => StageResult} run
 */

/**
 * The stages of `npm test`, in order.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {boolean} onAllBackends lib's tests once more on each backend that notebooks compute with
 * @returns {Stage[]}
 */
export function stagesOf(paths, onAllBackends) {
  const bin = (/** @type {string[]} */ ...parts) => join(paths.root, "node_modules", ...parts);
  const courseCheck = join(paths.root, "tools", "dist", "course", "check.js");
  return [
    commandStage(paths, "lint", [bin("@biomejs", "biome", "bin", "biome"), "check", "."]),
    commandStage(paths, "types", [bin("typescript", "bin", "tsc"), "-p", "tsconfig.tests.json"]),
    { name: "tests", run: () => runVitest(paths) },
    ...(onAllBackends ? [backendStage(paths, "wasm-ort"), nativeStage(paths)] : []),
    existsSync(courseCheck)
      ? commandStage(paths, "course:check", [courseCheck])
      : skippedStage("course:check", "tools/dist/course/check.js is not there"),
  ];
}

/**
 * Lib's tests on TensorFlow's native library, where it was built.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @returns {Stage}
 */
export function nativeStage(paths) {
  const { backend } = cpuPackage;
  return existsSync(join(nativeFolder(paths), backend))
    ? backendStage(paths, backend)
    : skippedStage(`lib on ${backend}`, "not built: npm run native");
}

/**
 * Lib's tests on a backend, those left out that no backend makes different.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {string} backend
 * @returns {Stage}
 */
function backendStage(paths, backend) {
  const name = `lib on ${backend}`;
  const excludes = ON_ANY_BACKEND.map((pattern) => `--exclude=${pattern}`);
  const run = () => {
    const args = [join(paths.root, "lib") + sep, ...excludes];
    const result = runVitest(paths, args, { ATTENDING_BACKEND: backend });
    const here = (/** @type {Mention} */ { name: test, reason }) => ({
      name: `${name}: ${test}`,
      reason,
    });
    return {
      passed: result.passed,
      failures: result.failures.map(here),
      skipped: result.skipped.map(here),
    };
  };
  return { name, run };
}

/**
 * A stage that counts as one: a Node script that ends with 0.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Stage}
 */
export function commandStage(paths, name, args) {
  const run = () => {
    const status = runNode(paths, args);
    return status === 0
      ? { passed: 1, failures: [], skipped: [] }
      : { passed: 0, failures: [{ name, reason: `exit code ${status}` }], skipped: [] };
  };
  return { name, run };
}

/** @param {string} name @param {string} reason @returns {Stage} */
function skippedStage(name, reason) {
  return { name, run: () => ({ passed: 0, failures: [], skipped: [{ name, reason }] }) };
}

/**
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {readonly string[]} [more] arguments
 * @param {Record<string, string>} [env]
 * @returns {StageResult}
 */
function runVitest(paths, more = [], env = {}) {
  const tally = join(paths.state, "test-tally.json");
  rmSync(tally, { force: true });
  const vitest = join(paths.root, "node_modules", "vitest", "vitest.mjs");
  const reporter = join(paths.root, "tools", "test", "tally-reporter.mjs");
  const args = [vitest, "run", "--reporter=default", `--reporter=${reporter}`, ...more];
  const status = runNode(paths, args, { ...env, ATTENDING_TALLY: tally });
  return readTally(tally, status);
}

/**
 * What the tally says; and one failure where vitest failed without counting one.
 *
 * @param {string} file
 * @param {number} status vitest's exit code
 * @returns {StageResult}
 */
export function readTally(file, status) {
  const uncounted = { name: "vitest", reason: `exit code ${status}` };
  if (!existsSync(file)) return { passed: 0, failures: [uncounted], skipped: [] };
  /** @type {StageResult} */
  const result = JSON.parse(readFileSync(file, "utf8"));
  return status !== 0 && result.failures.length === 0
    ? { ...result, failures: [uncounted] }
    : result;
}

/**
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {readonly string[]} args
 * @param {Record<string, string>} [extra] environment
 */
function runNode(paths, args, extra = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: paths.root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...extra },
  });
  return status ?? 1;
}
