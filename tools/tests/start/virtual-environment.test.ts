import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ProjectPaths } from "../../start/paths.mjs";
import { StartError } from "../../start/start-error.mjs";
import {
  ensureVirtualEnvironment,
  virtualEnvironmentState,
} from "../../start/virtual-environment.mjs";
import { makeProject, writeFile } from "./project-folder";

// Stands in for Python: `-m venv [--clear] DIR` makes DIR/bin/python, a copy of itself; `-m pip` writes a line.
const FAKE = `#!/bin/sh
echo "$*" >> "$FAKE_LOG"
if [ "$2" = venv ]; then
  [ -n "$FAKE_VENV_FAILS" ] && { echo "No module named venv" >&2; exit 1; }
  for last; do :; done
  [ "$3" = --clear ] && rm -rf "$last"
  mkdir -p "$last/bin" && cp "$0" "$last/bin/python"
fi
if [ "$2" = pip ]; then
  [ -e "$(dirname "$0")/broken" ] && { echo "no such package" >&2; exit 1; }
fi
exit 0
`;

function setting(): {
  paths: ProjectPaths;
  ensure: () => void;
  log: () => string[];
  said: string[];
} {
  const paths = makeProject({
    "tools/start/requirements.txt": "jupyterlab==4.6.6\n",
    "tools/start/constraints.txt": "anyio==4.16.0\n",
  });
  const executable = join(paths.root, "python");
  const logFile = join(paths.root, "log");
  writeFile(executable, FAKE, 0o755);
  process.env.FAKE_LOG = logFile;
  const said: string[] = [];
  const python = () => ({ executable, version: "3.11.7" });
  return {
    paths,
    said,
    ensure: () => ensureVirtualEnvironment(paths, python, (line) => said.push(line)),
    log: () => (existsSync(logFile) ? readFileSync(logFile, "utf8").trim().split("\n") : []),
  };
}

describe.skipIf(process.platform === "win32")("ensureVirtualEnvironment", () => {
  it("makes it once, and the next time does nothing", () => {
    const { paths, ensure, log, said } = setting();
    expect(virtualEnvironmentState(paths)).toBe("missing");
    ensure();
    expect(log()).toHaveLength(2);
    expect(log()[1]).toMatch(/-m pip install .*-r .*requirements\.txt -c .*constraints\.txt$/);
    expect(virtualEnvironmentState(paths)).toBe("ready");
    ensure();
    expect(log()).toHaveLength(2);
    expect(said).toHaveLength(1);
  });

  it("repairs one whose installation was interrupted", () => {
    const { paths, ensure, said } = setting();
    writeFile(join(paths.venv, "bin/python"), "half", 0o755);
    expect(virtualEnvironmentState(paths)).toBe("half-made");
    ensure();
    expect(virtualEnvironmentState(paths)).toBe("ready");
    expect(said[0]).toMatch(/^repairing \.venv \(half-made;/);
  });

  it("begins from nothing where a repair in place fails", () => {
    const { paths, ensure, log } = setting();
    writeFile(join(paths.venv, "bin/broken"), "");
    ensure();
    expect(log()[2]).toContain("--clear");
    expect(virtualEnvironmentState(paths)).toBe("ready");
  });

  it("installs again after a change of a pinned version", () => {
    const { paths, ensure } = setting();
    ensure();
    writeFileSync(paths.constraints, "anyio==4.16.1\n");
    expect(virtualEnvironmentState(paths)).toBe("of other versions");
    ensure();
    expect(virtualEnvironmentState(paths)).toBe("ready");
  });

  it("sees that its Python is gone", () => {
    const { paths, ensure } = setting();
    ensure();
    rmSync(paths.venvPython);
    expect(virtualEnvironmentState(paths)).toBe("half-made");
  });

  it("names the Debian package where Python has no venv, and leaves it half-made", () => {
    const { paths, ensure } = setting();
    process.env.FAKE_VENV_FAILS = "1";
    try {
      expect(ensure).toThrow(StartError);
      expect(ensure).toThrow(/sudo apt-get install python3-venv \(or python3\.11-venv\)/);
    } finally {
      delete process.env.FAKE_VENV_FAILS;
    }
    expect(virtualEnvironmentState(paths)).not.toBe("ready");
  });
});
