import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** @typedef {ReturnType<typeof projectPaths>} ProjectPaths */

/**
 * Where everything of a project folder lies.
 *
 * `ATTENDING_WORK` and `ATTENDING_STATE` move the learner's copies and the state of a run, so that
 * a test can start JupyterLab without touching the learner's own.
 *
 * @param {string} root the project folder
 * @param {Record<string, string | undefined>} env
 */
export function projectPaths(root = PROJECT, env = process.env) {
  const state = resolve(root, env.ATTENDING_STATE ?? ".attending");
  const venv = join(root, ".venv");
  const windows = process.platform === "win32";
  return {
    root,
    state,
    venv,
    work: resolve(root, env.ATTENDING_WORK ?? "work"),
    notebooks: join(root, "notebooks"),
    // Belongs to the sources, whose state no run has of its own.
    buildStamp: join(root, ".attending", "build.stamp"),
    jupyterState: join(state, "jupyter"),
    jupyterDefaults: join(root, "tools", "jupyter"),
    kernelMain: join(root, "tools", "dist", "kernel", "main.js"),
    requirements: join(root, "tools", "start", "requirements.txt"),
    constraints: join(root, "tools", "start", "constraints.txt"),
    venvPython: join(venv, windows ? "Scripts/python.exe" : "bin/python"),
  };
}
