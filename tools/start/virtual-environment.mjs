import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lastLines, runCommand } from "./command.mjs";
import { StartError } from "./start-error.mjs";

const STAMP = "attending.stamp";

/**
 * Makes `.venv` with the pinned JupyterLab, or repairs one that was left half-made.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {() => import("./python.mjs").Python} python asked only when there is work to do
 * @param {(line: string) => void} say
 * @throws {StartError} when it cannot be made
 */
export function ensureVirtualEnvironment(paths, python, say) {
  const state = virtualEnvironmentState(paths);
  if (state === "ready") return;
  const base = python();
  say(
    state === "missing"
      ? "making .venv with JupyterLab (about 250 MB, once)"
      : `repairing .venv (${state}; pinned JupyterLab, about 250 MB)`,
  );
  if (!install(paths, base, []).ok) {
    // What an interrupted run left behind may be in the way: once more, from nothing.
    const second = install(paths, base, ["--clear"]);
    if (!second.ok) throw new StartError(second.problem);
  }
  // Last of all: a run that dies before this line is seen as half-made.
  writeFileSync(join(paths.venv, STAMP), stampOf(paths));
}

/**
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @returns {"ready" | "missing" | "half-made" | "of other versions"}
 */
export function virtualEnvironmentState(paths) {
  if (!existsSync(paths.venv)) return "missing";
  const stamp = join(paths.venv, STAMP);
  if (!existsSync(stamp) || !existsSync(paths.venvPython)) return "half-made";
  return readFileSync(stamp, "utf8") === stampOf(paths) ? "ready" : "of other versions";
}

/** @param {import("./paths.mjs").ProjectPaths} paths */
function stampOf(paths) {
  const hash = createHash("sha256");
  for (const file of [paths.requirements, paths.constraints]) hash.update(readFileSync(file));
  return `${hash.digest("hex")}\n`;
}

/**
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {import("./python.mjs").Python} python
 * @param {readonly string[]} venvFlags
 * @returns {{ ok: true } | { ok: false, problem: string }}
 */
function install(paths, python, venvFlags) {
  const made = runCommand(python.executable, ["-m", "venv", ...venvFlags, paths.venv]);
  if (made.status !== 0) return { ok: false, problem: venvProblem(python, made) };
  const { requirements, constraints } = paths;
  const installed = runCommand(
    paths.venvPython,
    [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--no-input",
      "--disable-pip-version-check",
      "--prefer-binary",
    ].concat(["-r", requirements, "-c", constraints]),
    // A user's own "install into my home" setting would make pip refuse.
    { env: { ...process.env, PIP_USER: "0" } },
  );
  if (installed.status === 0) return { ok: true };
  return {
    ok: false,
    problem: `pip install: expected JupyterLab in .venv, got this. It needs PyPI and about 250 MB of disk; run npm start again when they are there.\n${lastLines(installed.stderr, 8)}`,
  };
}

/**
 * @param {import("./python.mjs").Python} python
 * @param {{ stdout: string, stderr: string }} made
 */
function venvProblem(python, made) {
  const words = made.stdout + made.stderr;
  const minor = python.version.split(".").slice(0, 2).join(".");
  const fix = /ensurepip|No module named venv/.test(words)
    ? `Debian and Ubuntu keep that part apart: sudo apt-get install python3-venv (or python${minor}-venv).`
    : "Name another Python in ATTENDING_PYTHON, or free the folder .venv.";
  return `python -m venv: expected a new .venv from Python ${python.version}, got this. ${fix}\n${lastLines(words, 6)}`;
}
