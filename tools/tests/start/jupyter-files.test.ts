import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jupyterEnvironment, writeJupyterSettings } from "../../start/jupyter-settings.mjs";
import { heapMegabytes, writeKernelspec } from "../../start/kernelspec.mjs";
import { projectPaths } from "../../start/paths.mjs";
import { makeProject } from "./project-folder";

describe("writeKernelspec", () => {
  it("writes absolute paths into .venv, and mends a spec of a folder that moved", () => {
    const paths = makeProject();
    const file = join(paths.venv, "share/jupyter/kernels/attending/kernel.json");
    writeKernelspec(paths);
    writeFileSync(file, "{}");
    writeKernelspec(paths);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      argv: [process.execPath, join(paths.root, "tools/dist/kernel/main.js"), "{connection_file}"],
      display_name: "TypeScript (attending)",
      language: "typescript",
      interrupt_mode: "signal",
      env: { NODE_OPTIONS: expect.stringMatching(/^--max-old-space-size=\d+$/) },
      metadata: { debugger: false },
    });
  });

  it("takes half of a small machine and 4 GB of a large one", () => {
    const gigabyte = 2 ** 30;
    expect(heapMegabytes(gigabyte)).toBe(1024);
    expect(heapMegabytes(6 * gigabyte)).toBe(3072);
    expect(heapMegabytes(64 * gigabyte)).toBe(4096);
  });
});

describe("jupyterEnvironment", () => {
  it("keeps all of Jupyter's state inside the project", () => {
    const paths = makeProject();
    const home = { HOME: "/home/someone", JUPYTER_PATH: "/elsewhere", JUPYTER_CONFIG_DIR: "/mine" };
    const env = jupyterEnvironment(paths, home);
    const folders = Object.entries(env).filter(([name]) => /_DIR$|^IPYTHONDIR$/.test(name));
    expect(folders).toHaveLength(6);
    for (const [, folder] of folders) expect(folder?.startsWith(paths.jupyterState)).toBe(true);
    expect(env.JUPYTER_PATH).toBeUndefined();
    expect(env.HOME).toBe("/home/someone");
  });
});

describe("writeJupyterSettings", () => {
  it("writes the defaults, and leaves the learner's own layout alone", () => {
    const { jupyterDefaults } = projectPaths();
    const paths = { ...makeProject(), jupyterDefaults };
    const layout = join(paths.jupyterState, "lab/workspaces/default-37a8.jupyterlab-workspace");
    writeJupyterSettings(paths);
    expect(existsSync(join(paths.venv, "share/jupyter/lab/settings/overrides.json"))).toBe(true);
    expect(readFileSync(layout, "utf8")).toContain("@jupyterlab/toc:plugin");
    writeFileSync(layout, "mine");
    writeJupyterSettings(paths);
    expect(readFileSync(layout, "utf8")).toBe("mine");
  });

  it("offers the course's kernel alone", () => {
    const file = join(projectPaths().jupyterDefaults, "jupyter_server_config.json");
    const config = JSON.parse(readFileSync(file, "utf8"));
    expect(config.KernelSpecManager).toEqual({
      ensure_native_kernel: false,
      allowed_kernelspecs: ["attending"],
    });
  });
});

describe("constraints", () => {
  it("pins each name to one version for every Python from 3.10 on", () => {
    const lines = readFileSync(projectPaths().constraints, "utf8").split("\n");
    const pins = lines.filter((line) => line !== "" && !line.startsWith("#"));
    const names = new Map<string, string[]>();
    for (const pin of pins) {
      const match = /^([\w.-]+)==[\w.]+(?:; (.+))?$/.exec(pin);
      expect(match, pin).not.toBeNull();
      const name = String(match?.[1]).toLowerCase().replace(/_/g, "-");
      names.set(name, [...(names.get(name) ?? []), match?.[2] ?? ""]);
    }
    for (const [name, markers] of names) {
      if (markers.length === 1) continue;
      const [below, from] = [...markers].sort();
      expect(below?.replace("<", ">="), name).toBe(from);
    }
  });
});
