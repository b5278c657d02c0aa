import { runCommand } from "./command.mjs";
import { startJupyter } from "./jupyter-server.mjs";
import { findFreePort } from "./port.mjs";
import { findRunningServer } from "./running-server.mjs";

/**
 * Runs JupyterLab until Ctrl+C. If it runs already for this folder, says where instead.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {{ port: number, open: boolean, notebook: string | undefined }} options
 * @param {(line: string) => void} say
 * @returns {Promise<number>} exit code
 */
export async function serve(paths, { port: wanted, open, notebook }, say) {
  const running = await findRunningServer(paths);
  if (running !== undefined) {
    const url = `${running.url}/lab${notebook === undefined ? "" : `/tree/${notebook}`}?token=${running.token}`;
    say(`JupyterLab already runs for this folder: ${url}`);
    if (open) runCommand(paths.venvPython, ["-m", "webbrowser", url]);
    return 0;
  }
  const stopping = stopRequest();
  const server = await startOnFreePort(paths, { port: wanted, open, notebook }, say);
  say(`JupyterLab is ready: ${server.url}`);
  say("Ctrl+C stops it, and the kernels with it");
  const ended = await Promise.race([server.ended, stopping]);
  if (ended !== "stop") {
    say(
      `JupyterLab has ended by itself (exit code ${ended}); its log is ${paths.jupyterState}/server.log`,
    );
    return ended;
  }
  await server.stop();
  say("stopped");
  return 0;
}

/**
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {{ port: number, open: boolean, notebook: string | undefined }} options
 * @param {(line: string) => void} say
 * @returns {Promise<import("./jupyter-server.mjs").JupyterServer>}
 */
async function startOnFreePort(paths, { port: wanted, open, notebook }, say) {
  const port = await findFreePort(wanted);
  if (port !== wanted) say(`port ${wanted} is taken, using ${port}`);
  const server = await startJupyter(paths, { port, open, notebook });
  if (server !== "port taken") return server;
  // Between our look and its start, someone else was quicker.
  return startOnFreePort(paths, { port: port + 1, open, notebook }, say);
}

/** @returns {Promise<"stop">} when the user or the system asks us to end */
function stopRequest() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve("stop"));
  });
}
