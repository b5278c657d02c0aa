import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeIfChanged } from "./file-copy.mjs";

// JupyterLab names a workspace's file by its name and the first digits of that name's sha256.
const DEFAULT_WORKSPACE = "default-37a8.jupyterlab-workspace";

/**
 * Puts the course's defaults into `.venv`, and a first layout (table of contents open) where the
 * learner has none yet. What a learner sets in JupyterLab wins over these defaults.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 */
export function writeJupyterSettings(paths) {
  const from = (/** @type {string} */ name) => readFileSync(join(paths.jupyterDefaults, name));
  const { venv } = paths;
  writeIfChanged(join(venv, "share/jupyter/lab/settings/overrides.json"), from("overrides.json"));
  writeIfChanged(join(venv, "etc/jupyter/labconfig/page_config.json"), from("page_config.json"));
  writeIfChanged(
    join(venv, "etc/jupyter/jupyter_server_config.json"),
    from("jupyter_server_config.json"),
  );
  const layout = join(jupyterFolders(paths).JUPYTERLAB_WORKSPACES_DIR, DEFAULT_WORKSPACE);
  if (!existsSync(layout)) writeIfChanged(layout, from("workspace.json"));
}

/**
 * The folders Jupyter keeps its state in, by the variables that name them: all inside the project.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 */
export function jupyterFolders({ jupyterState }) {
  return {
    JUPYTER_CONFIG_DIR: join(jupyterState, "config"),
    JUPYTER_DATA_DIR: join(jupyterState, "data"),
    JUPYTER_RUNTIME_DIR: join(jupyterState, "runtime"),
    JUPYTERLAB_SETTINGS_DIR: join(jupyterState, "lab", "user-settings"),
    JUPYTERLAB_WORKSPACES_DIR: join(jupyterState, "lab", "workspaces"),
    IPYTHONDIR: join(jupyterState, "ipython"),
  };
}

/**
 * The environment every Jupyter command of the course runs in. Without it, even listing kernels
 * writes into the user's home.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {Record<string, string | undefined>} env
 * @returns {Record<string, string | undefined>}
 */
export function jupyterEnvironment(paths, env = process.env) {
  const folders = jupyterFolders(paths);
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  const { JUPYTER_PATH, JUPYTER_CONFIG_PATH, JUPYTER_TOKEN_FILE, ...own } = env;
  return { ...own, ...folders, JUPYTER_PREFER_ENV_PATH: "1" };
}
