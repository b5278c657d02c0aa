import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { ensurePeers, peerPaths } from "../../bench/peers/peers.mjs";
import { StartError } from "../../start/start-error.mjs";
import { makeProject, writeFile } from "../start/project-folder";

// Stands in for Python: `-m venv --clear DIR` makes DIR/bin/python, a copy of itself; pip writes a line.
const FAKE = `#!/bin/sh
echo "$*" >> "$FAKE_LOG"
case "$2 $3" in
  "venv "*) for last; do :; done; mkdir -p "$last/bin" && cp "$0" "$last/bin/python" ;;
  "pip index") exit "\${FAKE_INDEX:-0}" ;;
  "pip install") exit "\${FAKE_INSTALL:-0}" ;;
esac
`;

function setting() {
  const paths = makeProject({ "tools/bench/peers/requirements.txt": "torch==2.15.0\n" });
  const peers = peerPaths(paths);
  const executable = join(paths.root, "python");
  const logFile = join(paths.root, "log");
  writeFile(executable, FAKE, 0o755);
  process.env.FAKE_LOG = logFile;
  const said: string[] = [];
  const base = { executable, version: "3.11.7" };
  return {
    peers,
    said,
    ensure: (platform = "linux") => ensurePeers(peers, base, (line) => said.push(line), platform),
    log: () => (existsSync(logFile) ? readFileSync(logFile, "utf8").trim().split("\n") : []),
  };
}

beforeEach(() => {
  delete process.env.FAKE_INDEX;
  delete process.env.FAKE_INSTALL;
});

describe.skipIf(process.platform === "win32")("ensurePeers", () => {
  it("installs the pinned versions, from PyTorch's own index when it answers", () => {
    const { peers, said, ensure, log } = setting();
    ensure();
    expect(log()).toEqual([
      `-m venv --clear ${peers.folder}`,
      expect.stringMatching(/^-m pip index versions torch .*--retries 0 --timeout 5 /),
      expect.stringMatching(
        /^-m pip install .*--extra-index-url https:\/\/download\.pytorch\.org\/whl\/cpu -r .*requirements\.txt$/,
      ),
    ]);
    expect(readFileSync(peers.stamp, "utf8")).toBe("torch==2.15.0\n");
    expect(said).toEqual([expect.stringMatching(/without CUDA$/)]);
  });

  it("takes PyPI's where that index does not answer, and says before how large it is", () => {
    process.env.FAKE_INDEX = "1";
    const { said, ensure, log } = setting();
    ensure();
    expect(log()[2]).not.toContain("--extra-index-url");
    expect(said).toEqual([expect.stringMatching(/with CUDA: .* GB/)]);
  });

  it("does not ask for that index where PyPI's build has no CUDA", () => {
    const { ensure, log } = setting();
    ensure("darwin");
    expect(log().map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
      "-m venv --clear",
      "-m pip install",
    ]);
  });

  it("does nothing the next time, until a pinned version changes", () => {
    const { peers, ensure, log } = setting();
    ensure();
    ensure();
    expect(log()).toHaveLength(3);
    writeFileSync(peers.requirements, "torch==2.15.1\n");
    ensure();
    expect(log()).toHaveLength(6);
  });

  it("begins anew after an installation that failed", () => {
    process.env.FAKE_INSTALL = "1";
    const { peers, ensure, log } = setting();
    expect(() => ensure()).toThrow(StartError);
    expect(() => ensure()).toThrow(
      /^--peers: expected pip to install tools\/bench\/peers\/requirements\.txt, got this\. It needs PyPI, Python 3\.11 or newer \(this is 3\.11\.7\)/,
    );
    delete process.env.FAKE_INSTALL;
    ensure();
    expect(log()).toHaveLength(9);
    rmSync(peers.python);
    ensure();
    expect(log()).toHaveLength(12);
  });
});
