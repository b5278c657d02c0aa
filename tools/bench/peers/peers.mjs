import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lastLines, runCommand } from "../../start/command.mjs";
import { StartError } from "../../start/start-error.mjs";

/** PyTorch's own index: the same versions as PyPI's, without CUDA. */
const CPU_INDEX = "https://download.pytorch.org/whl/cpu";
const PROBE_SECONDS = 5;

/**
 * @typedef {object} PeerPaths
 * @property {string} folder the virtual environment
 * @property {string} python within it
 * @property {string} requirements
 * @property {string} stamp written last: holds the requirements that were installed
 */

/**
 * @param {{ root: string, state: string }} paths
 * @returns {PeerPaths}
 */
export function peerPaths({ root, state }) {
  const folder = join(state, "peers");
  const python = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
  return {
    folder,
    python: join(folder, python),
    requirements: join(root, "tools", "bench", "peers", "requirements.txt"),
    stamp: join(folder, "attending.stamp"),
  };
}

/**
 * Makes a virtual environment with the pinned PyTorch, Captum and transformers, unless it is there.
 *
 * @param {PeerPaths} paths
 * @param {import("../../start/python.mjs").Python} base
 * @param {(line: string) => void} say
 * @param {string} [platform]
 * @throws {StartError} when it cannot be made
 */
export function ensurePeers(paths, base, say, platform = process.platform) {
  const wanted = readFileSync(paths.requirements, "utf8");
  if (existsSync(paths.python) && existsSync(paths.stamp)) {
    if (readFileSync(paths.stamp, "utf8") === wanted) return;
  }
  // From nothing: what an interrupted installation left behind may be in the way.
  const made = runCommand(base.executable, ["-m", "venv", "--clear", paths.folder]);
  if (made.status !== 0) {
    throw new StartError(
      `--peers: expected python -m venv to make .attending/peers from Python ${base.version}, got this. Name another Python in ATTENDING_PYTHON, or a ready one with torch in ATTENDING_PEER_PYTHON.\n${lastLines(made.stdout + made.stderr, 6)}`,
    );
  }
  const index = platform === "linux" ? findCpuIndex(paths.python) : [];
  say(
    `installing PyTorch, Captum and transformers in .attending/peers, once: ${sizeOf(platform, index)}`,
  );
  const flags = ["--quiet", "--no-input", "--disable-pip-version-check", "--prefer-binary"];
  const installed = runCommand(
    paths.python,
    ["-m", "pip", "install", ...flags, ...index, "-r", paths.requirements],
    // A user's own "install into my home" setting would make pip refuse.
    { env: { ...process.env, PIP_USER: "0" } },
  );
  if (installed.status !== 0) {
    throw new StartError(
      `--peers: expected pip to install tools/bench/peers/requirements.txt, got this. It needs PyPI, Python 3.11 or newer (this is ${base.version}) and disk for it.\n${lastLines(installed.stderr, 8)}`,
    );
  }
  writeFileSync(paths.stamp, wanted);
}

/**
 * The flags that add PyTorch's CPU index, when it answers: pip then prefers its build, whose version
 * is the same with `+cpu` behind it.
 *
 * @param {string} python
 * @returns {string[]}
 */
function findCpuIndex(python) {
  const probe = runCommand(
    python,
    ["-m", "pip", "index", "versions", "torch", "--index-url", CPU_INDEX].concat([
      ...["--retries", "0", "--timeout", `${PROBE_SECONDS}`, "--disable-pip-version-check"],
    ]),
    { env: { ...process.env, PIP_EXTRA_INDEX_URL: "", PIP_FIND_LINKS: "" } },
  );
  return probe.status === 0 ? ["--extra-index-url", CPU_INDEX] : [];
}

/**
 * @param {string} platform
 * @param {readonly string[]} index
 */
function sizeOf(platform, index) {
  if (platform !== "linux") return "PyPI's builds for this system, which compute on the processor";
  if (index.length > 0) return `from ${CPU_INDEX}, without CUDA`;
  return `${CPU_INDEX} cannot be reached, so PyPI's build with CUDA: about 5.7 GB on disk`;
}
