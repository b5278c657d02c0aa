import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lastLines, runCommand } from "../start/command.mjs";
import { StartError } from "../start/start-error.mjs";
import { cpuPackage } from "./packages.mjs";

const PINNED = join(cpuPackage.manifests, "wheel.txt");
const UNPACKER = fileURLToPath(new URL("unpack_wheel.py", import.meta.url));

// The wheel of one Python serves all: its library is the same, and Python's part of it is not used.
const PLATFORM = [
  ["--python-version", "3.11", "--implementation", "cp", "--abi", "cp311"],
  ["--platform", "manylinux2014_x86_64", "--platform", "manylinux_2_17_x86_64"],
].flat();

/**
 * Downloads TensorFlow's Python package, the pinned one, from the index that pip is set to.
 *
 * @param {string} python that has pip
 * @param {string} folder to make
 * @param {Record<string, string | undefined>} env
 * @returns {string} the wheel
 * @throws {StartError} with pip's last words
 */
export function downloadWheel(python, folder, env) {
  mkdirSync(folder);
  const { status, stderr } = runCommand(
    python,
    [
      ["-m", "pip", "download", "--no-input", "--disable-pip-version-check"],
      ["--no-deps", "--only-binary=:all:", "--require-hashes", ...PLATFORM],
      ["--dest", folder, "-r", PINNED],
    ].flat(),
    // pip's bar, where somebody is looking, goes where all progress goes.
    { env, stdio: ["ignore", process.stderr.isTTY ? 2 : "ignore", "pipe"] },
  );
  const [wheel] = readdirSync(folder);
  if (status === 0 && wheel !== undefined) return join(folder, wheel);
  throw new StartError(
    `pip download: expected TensorFlow's wheel (about 210 MB), got this. ${likelyFix(stderr)}\n${lastLines(stderr, 6)}`,
  );
}

/**
 * Copies library and headers out of the wheel.
 *
 * @param {string} python
 * @param {string} wheel
 * @param {string} folder to make: `lib/` and `include/`
 * @throws {StartError} with Python's last words
 */
export function unpackWheel(python, wheel, folder) {
  const { status, stderr } = runCommand(python, [UNPACKER, wheel, folder]);
  if (status === 0) return;
  throw new StartError(
    `unpack_wheel.py: expected TensorFlow's library (about 620 MB), got this. ${likelyFix(stderr)}\n${lastLines(stderr, 3)}`,
  );
}

/** @param {string} words */
function likelyFix(words) {
  if (/No space left|Disk quota/i.test(words)) return "Make room on the disk and run it again.";
  if (/do not match the hashes|BadZipFile|CRC-32|IncompleteRead/i.test(words))
    return "The download was cut or changed on its way: run it again.";
  if (/connection|timed out|name resolution|Max retries|SSLError|ProxyError/i.test(words))
    return "PyPI, or the index that pip is set to, could not be reached: run it again when it can.";
  return "Its last words say why.";
}
