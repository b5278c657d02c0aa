import { ensureBuilt } from "../build/build.mjs";
import { ensureGpu } from "../native/ensure-gpu.mjs";
import { writeJupyterSettings } from "./jupyter-settings.mjs";
import { writeKernelspec } from "./kernelspec.mjs";
import { copyNewNotebooks, notebookNames, resetNotebook } from "./learner-copies.mjs";
import { ensurePackages } from "./packages.mjs";
import { findPython } from "./python.mjs";
import { StartError } from "./start-error.mjs";
import { ensureVirtualEnvironment } from "./virtual-environment.mjs";

/**
 * Does what is missing of: packages, build, the learner's copies, JupyterLab, the course kernel.
 *
 * What needs no Python comes first, so that a machine without it is ready for the headless way.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {Pick<import("./options.mjs").StartOptions, "gpu" | "reset">} options
 * @param {(line: string) => void} say
 * @returns {string | undefined} the notebook to open first
 * @throws {StartError} with what to do about it
 */
export function setUp(paths, { gpu, reset }, say) {
  ensurePackages(paths, say);
  ensureBuilt(paths, say);
  if (gpu) ensureGpu(paths, say);
  const first = prepareCopies(paths, reset, say);
  ensureJupyter(paths, say);
  return first;
}

/**
 * JupyterLab in `.venv`, with the course's kernel and defaults.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {(line: string) => void} say
 */
export function ensureJupyter(paths, say) {
  ensureVirtualEnvironment(paths, requirePython, say);
  writeKernelspec(paths);
  writeJupyterSettings(paths);
}

/**
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {readonly string[]} reset
 * @param {(line: string) => void} say
 */
function prepareCopies(paths, reset, say) {
  const resets = reset.map((number) => resetNotebook(paths, number));
  for (const { name, backup } of resets) {
    say(
      `work/${name} is fresh again${backup === undefined ? "" : `; yours is kept as work/${backup}`}`,
    );
  }
  const copied = copyNewNotebooks(paths);
  if (copied.length > 0) say(`copied to work/: ${copied.join(", ")}`);
  return resets[0]?.name ?? notebookNames(paths)[0];
}

function requirePython() {
  const found = findPython();
  if ("python" in found) return found.python;
  throw new StartError(`${found.problem}

Only JupyterLab needs Python. Everything else is ready without it:
  read solutions/*.ipynb     the notebooks solved, with plots and numbers
  edit work/*.ipynb          in any editor that opens notebooks
  npm run check -- 02        check your own work from the shell
  npm run compare -- 02.1    your code beside the solution`);
}
