import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { jupyterFolders } from "./jupyter-settings.mjs";

/**
 * The address of a JupyterLab that already serves this work folder, or undefined.
 *
 * Jupyter writes a small file about each running server into its runtime folder.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @returns {Promise<{ url: string, port: number, token: string } | undefined>}
 */
export async function findRunningServer(paths) {
  const folder = jupyterFolders(paths).JUPYTER_RUNTIME_DIR;
  if (!existsSync(folder)) return undefined;
  for (const name of readdirSync(folder).filter((file) => /^jpserver-\d+\.json$/.test(file))) {
    const server = readServer(join(folder, name));
    if (server?.root_dir !== paths.work) continue;
    const url = `http://127.0.0.1:${server.port}`;
    if (await answersTo(url, server.token)) return { url, port: server.port, token: server.token };
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {{ port: number, token: string, root_dir: string } | undefined}
 */
function readServer(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Being written, or left behind by a machine that went down.
    return undefined;
  }
}

/** @param {string} url @param {string} token */
async function answersTo(url, token) {
  try {
    const response = await fetch(`${url}/api/sessions`, {
      headers: { authorization: `token ${token}` },
      signal: AbortSignal.timeout(2000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
