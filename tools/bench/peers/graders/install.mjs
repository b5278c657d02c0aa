// node tools/bench/peers/graders/install.mjs: otter and nbgrader, each in a virtual environment of its own, in .attending/graders.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lastLines, runCommand } from "../../../start/command.mjs";
import { projectPaths } from "../../../start/paths.mjs";
import { findPython } from "../../../start/python.mjs";

const { root, state } = projectPaths();
const found = findPython();

for (const name of ["otter", "nbgrader"]) {
  const problem = "problem" in found ? found.problem : install(name, found.python.executable);
  // Its absence is told once more in the table; the other one may be had.
  if (problem !== undefined) console.error(`attending: ${name} was not installed. ${problem}`);
}

/**
 * Why a grader could not be installed, or undefined when it is there.
 *
 * @param {string} name
 * @param {string} python
 * @returns {string | undefined}
 */
function install(name, python) {
  const folder = join(state, "graders", name);
  const requirements = join(root, "tools", "bench", "peers", "graders", `${name}.txt`);
  const stamp = join(folder, "attending.stamp");
  const wanted = readFileSync(requirements, "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return undefined;
  console.error(`attending: installing ${name} in .attending/graders, once`);
  const made = runCommand(python, ["-m", "venv", "--clear", folder]);
  if (made.status !== 0) return lastLines(made.stdout + made.stderr, 4);
  const pip = ["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"];
  const installed = runCommand(join(folder, "bin", "python"), [...pip, "-r", requirements], {
    env: { ...process.env, PIP_USER: "0" },
  });
  if (installed.status !== 0) return lastLines(installed.stderr, 4);
  writeFileSync(stamp, wanted);
  return undefined;
}
