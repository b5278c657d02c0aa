import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lastLines } from "./command.mjs";
import { jupyterEnvironment } from "./jupyter-settings.mjs";
import { StartError } from "./start-error.mjs";

const READY_LIMIT_MS = 120_000;
const POLL_MS = 100;
const STOP_LIMIT_MS = 10_000;

/**
 * @typedef {object} JupyterServer
 * @property {string} url with its token, of the notebook to begin with
 * @property {Promise<number>} ended exit code
 * @property {() => Promise<void>} stop ends the server and its kernels
 */

/**
 * Starts JupyterLab on the work folder and waits until it answers.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {{ port: number, open: boolean, notebook: string | undefined }} options
 * @returns {Promise<JupyterServer | "port taken">} the latter when another took the port meanwhile
 * @throws {StartError} when it ends or stays silent, with the last lines of its log
 */
export async function startJupyter(paths, { port, open, notebook }) {
  const token = randomBytes(24).toString("hex");
  const page = notebook === undefined ? "/lab" : `/lab/tree/${encodeURIComponent(notebook)}`;
  const logFile = join(paths.jupyterState, "server.log");
  mkdirSync(paths.jupyterState, { recursive: true });
  const log = openSync(logFile, "w");
  const child = spawn(paths.venvPython, serverArguments(paths, port, open, page), {
    cwd: paths.work,
    // By environment, not by argument: other users can read a process's arguments.
    env: { ...jupyterEnvironment(paths), JUPYTER_TOKEN: token },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
  const stop = () => stopServer(child, ended);
  if (!(await answers(port, token, ended))) {
    await stop();
    const words = lastLines(readFileSync(logFile, "utf8"), 10);
    if (words.includes(`port ${port} is not available`)) return "port taken";
    throw new StartError(
      `JupyterLab: expected it to answer on port ${port}, got this. Run npm start -- --check.\n${words}`,
    );
  }
  return { url: `http://127.0.0.1:${port}${page}?token=${token}`, ended, stop };
}

/**
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {number} port
 * @param {boolean} open
 * @param {string} page
 */
function serverArguments(paths, port, open, page) {
  const flags = [
    "-m",
    "jupyterlab",
    "--log-level=WARN",
    "--ServerApp.ip=127.0.0.1",
    `--ServerApp.port=${port}`,
    "--ServerApp.port_retries=0",
    `--ServerApp.root_dir=${paths.work}`,
    `--ServerApp.open_browser=${open ? "True" : "False"}`,
    `--LabApp.open_browser=${open ? "True" : "False"}`,
    `--LabApp.default_url=${page}`,
    // Ctrl+C reaches the server too: it must not ask back.
    "--ServerApp.answer_yes=True",
  ];
  return process.getuid?.() === 0 ? [...flags, "--allow-root"] : flags;
}

/**
 * @param {number} port
 * @param {string} token
 * @param {Promise<number>} ended
 * @returns {Promise<boolean>} false when the server ended or the time is over
 */
async function answers(port, token, ended) {
  let over = false;
  ended.then(() => {
    over = true;
  });
  const deadline = Date.now() + READY_LIMIT_MS;
  while (!over && Date.now() < deadline) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/status`, {
        headers: { authorization: `token ${token}` },
      });
      await response.arrayBuffer();
      if (response.ok) return true;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return false;
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {Promise<number>} ended
 */
async function stopServer(child, ended) {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
}
