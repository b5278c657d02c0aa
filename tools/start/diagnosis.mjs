import { existsSync } from "node:fs";
import { join } from "node:path";
import { isBuilt } from "../build/build.mjs";
import { findChromium } from "./browser.mjs";
import { notebookNames } from "./learner-copies.mjs";
import { nodeProblem } from "./node-version.mjs";
import { packagesProblem } from "./packages.mjs";
import { findPython } from "./python.mjs";
import { sandboxProblem } from "./sandbox.mjs";
import { virtualEnvironmentState } from "./virtual-environment.mjs";

/**
 * @typedef {object} Finding
 * @property {"ok" | "later" | "optional" | "missing"} state `later`: the next `npm start` does it;
 *   `optional`: only the named part needs it; `missing`: the reader has to do something
 * @property {string} text
 */

/**
 * Looks at everything a start needs and changes nothing.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @returns {Finding[]}
 */
export function diagnose(paths) {
  return [
    nodeFinding(),
    pythonFinding(),
    packagesFinding(paths),
    buildFinding(paths),
    jupyterFinding(paths),
    copiesFinding(paths),
    sandboxFinding(),
    chromiumFinding(),
  ];
}

/** @param {readonly Finding[]} findings @returns {number} 0, or 1 when something is missing */
export function exitCodeOf(findings) {
  return findings.some(({ state }) => state === "missing") ? 1 : 0;
}

/** @param {Finding} finding */
export function formatFinding({ state, text }) {
  return `${state.padEnd(8)}  ${text}`;
}

/** @returns {Finding} */
function nodeFinding() {
  const problem = nodeProblem();
  return problem === undefined
    ? { state: "ok", text: `Node ${process.versions.node}` }
    : { state: "missing", text: problem };
}

/** @returns {Finding} */
function pythonFinding() {
  const found = findPython();
  if ("problem" in found) return { state: "missing", text: found.problem };
  return { state: "ok", text: `Python ${found.python.version} (${found.python.executable})` };
}

/** @param {import("./paths.mjs").ProjectPaths} paths @returns {Finding} */
function packagesFinding(paths) {
  const problem = packagesProblem(paths);
  return problem === undefined
    ? { state: "ok", text: "npm packages as in the lock file" }
    : { state: "later", text: `npm packages: ${problem}; npm start installs them` };
}

/** @param {import("./paths.mjs").ProjectPaths} paths @returns {Finding} */
function buildFinding(paths) {
  return isBuilt(paths)
    ? { state: "ok", text: "build is newer than its sources" }
    : { state: "later", text: "build is missing or old; npm start builds" };
}

/** @param {import("./paths.mjs").ProjectPaths} paths @returns {Finding} */
function jupyterFinding(paths) {
  const state = virtualEnvironmentState(paths);
  return state === "ready"
    ? { state: "ok", text: "JupyterLab in .venv" }
    : { state: "later", text: `.venv is ${state}; npm start makes it` };
}

/** @param {import("./paths.mjs").ProjectPaths} paths @returns {Finding} */
function copiesFinding(paths) {
  const names = notebookNames(paths);
  const missing = names.filter((name) => !existsSync(join(paths.work, name)));
  return missing.length === 0
    ? { state: "ok", text: `your copies of ${names.length} notebooks in work/` }
    : { state: "later", text: `work/ lacks ${missing.join(", ")}; npm start copies` };
}

/** @returns {Finding} */
function sandboxFinding() {
  const problem = sandboxProblem();
  return problem === undefined
    ? { state: "ok", text: "bubblewrap makes sandboxes (for grading others' work)" }
    : { state: "optional", text: `only for grading others' work: ${problem}` };
}

/** @returns {Finding} */
function chromiumFinding() {
  const chromium = findChromium();
  return chromium === undefined
    ? {
        state: "optional",
        text: "only for the browser test: no Chromium; name one in ATTENDING_CHROMIUM",
      }
    : { state: "ok", text: `Chromium for the browser test (${chromium})` };
}
