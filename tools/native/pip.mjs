import { existsSync } from "node:fs";
import { lastLines, runCommand } from "../start/command.mjs";
import { findPython } from "../start/python.mjs";

/**
 * A Python that has pip: JupyterLab's in `.venv`, or the system's.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {Record<string, string | undefined>} env
 * @returns {{ python: string } | { problem: string }}
 */
export function findPip(paths, env = process.env) {
  /** @type {string[]} */
  const tried = [];
  for (const candidate of candidates(paths, env)) {
    if ("problem" in candidate) return tried.length > 0 ? noPip(tried) : candidate;
    const { python } = candidate;
    const { status, stderr } = runCommand(python, ["-m", "pip", "--version"], { env });
    if (status === 0) return { python };
    tried.push(lastLines(stderr, 1));
  }
  return noPip(tried);
}

/**
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {Record<string, string | undefined>} env
 * @returns {Generator<{ python: string } | { problem: string }>}
 */
function* candidates({ venvPython }, env) {
  if (existsSync(venvPython)) yield { python: venvPython };
  const found = findPython(env);
  yield "python" in found ? { python: found.python.executable } : found;
}

/** @param {readonly string[]} tried */
function noPip(tried) {
  return {
    problem: `pip: expected a Python that has it, got ${tried.join("; ")}. Run npm start once, whose .venv has pip, or install it: sudo apt-get install python3-pip.`,
  };
}
