import { ensureBuilt } from "../build/build.mjs";
import { nodeProblem } from "../start/node-version.mjs";
import { ensurePackages } from "../start/packages.mjs";
import { projectPaths } from "../start/paths.mjs";
import { findPython } from "../start/python.mjs";
import { ensureJupyter } from "../start/set-up.mjs";
import { exitWith, StartError } from "../start/start-error.mjs";
import { stagesOf } from "./stages.mjs";
import { closingLine, forbidsSkips, formatMention, sumUp } from "./summary.mjs";

const say = (/** @type {string} */ line) => console.log(`attending: ${line}`);

await exitWith(() => {
  const problem = nodeProblem();
  if (problem !== undefined) throw new StartError(problem);
  const paths = projectPaths();
  ensurePackages(paths, say);
  const results = [timed("build", () => attempt("build", () => ensureBuilt(paths, say)))];
  results.push(timed("jupyter", () => prepareJupyter(paths)));
  const complete = forbidsSkips(process.env);
  for (const { name, run } of stagesOf(paths, complete)) results.push(timed(name, run));
  const sum = sumUp(results, complete);
  for (const skip of sum.skipped) console.log(`skipped: ${formatMention(skip)}`);
  for (const failure of sum.failures) console.log(`failed: ${formatMention(failure)}`);
  console.log(`\n${closingLine(sum)}`);
  return sum.failures.length === 0 ? 0 : 1;
});

/**
 * JupyterLab for the tests that drive it; a machine without Python goes on without them.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @returns {import("./stages.mjs").StageResult}
 */
function prepareJupyter(paths) {
  const found = findPython();
  if ("python" in found) return attempt("jupyter", () => ensureJupyter(paths, say));
  return { passed: 0, failures: [], skipped: [{ name: "jupyter", reason: found.problem }] };
}

/**
 * A preparation counts only when it fails: it is no test.
 *
 * @param {string} name
 * @param {() => void} prepare
 * @returns {import("./stages.mjs").StageResult}
 */
function attempt(name, prepare) {
  try {
    prepare();
    return { passed: 0, failures: [], skipped: [] };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.log(error.message);
    return { passed: 0, failures: [{ name, reason: "not prepared" }], skipped: [] };
  }
}

/**
 * @param {string} name
 * @param {() => import("./stages.mjs").StageResult} run
 */
function timed(name, run) {
  console.log(`\n== ${name}`);
  const begun = performance.now();
  const result = run();
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`== ${name}: ${result.failures.length === 0 ? "ok" : "failed"}, ${seconds} s`);
  return result;
}
