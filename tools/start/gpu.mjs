import { rmSync } from "node:fs";
import { join } from "node:path";
import { lastLines, runCommand } from "./command.mjs";
import { runNpm } from "./packages.mjs";
import { StartError } from "./start-error.mjs";

const PACKAGE = "@tensorflow/tfjs-node-gpu";
const VERSION = "4.22.0";

// A product whose result is known, on the device that the package says it uses.
const PROOF = `
const tf = require("${PACKAGE}");
tf.ready().then(async () => {
  const ones = tf.ones([64, 64]);
  const [first] = await tf.matMul(ones, ones).data();
  const gpu = tf.backend().isUsingGpuDevice === true;
  console.log(JSON.stringify({ backend: tf.getBackend(), first, gpu }));
}).catch((error) => { console.error(error.message); process.exit(1); });
`;

/**
 * Installs the GPU package beside the others (it stays out of the lock file) and proves it.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @param {(line: string) => void} say
 * @throws {StartError} when it cannot be installed, loaded, or finds no GPU
 */
export function ensureGpu(paths, say) {
  if (proveGpu(paths).ok) return say("tfjs-node-gpu computes on the GPU");
  say(
    `installing ${PACKAGE} ${VERSION} (its own script downloads about 400 MB from outside the npm registry)`,
  );
  const problem = installGpuPackage(paths);
  const proof = problem === undefined ? proveGpu(paths) : { ok: false, got: problem };
  if (proof.ok) return say("tfjs-node-gpu computes on the GPU");
  // Half of a package would be tried, and fail, at every later start of a notebook.
  rmSync(join(paths.root, "node_modules", PACKAGE), { recursive: true, force: true });
  throw new StartError(
    `--gpu: expected ${PACKAGE} to multiply two matrices on a GPU, got ${proof.got}. It needs Linux, an NVIDIA GPU with CUDA 11.2 and cuDNN 8.1, and a way to storage.googleapis.com. The course works without it: npm start.`,
  );
}

/**
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @returns {string | undefined} what went wrong
 */
function installGpuPackage(paths) {
  const flags = ["--no-save", "--no-package-lock", "--ignore-scripts", "--loglevel=error"];
  const added = runNpm(paths.root, ["install", ...flags, `${PACKAGE}@${VERSION}`]);
  if (added !== 0) return `npm install: exit code ${added}`;
  // Newer npm runs no package's script unasked: here the user asked, so it is run by name.
  const fetched = runNpm(join(paths.root, "node_modules", PACKAGE), ["run", "install"]);
  return fetched === 0 ? undefined : `the package's own download: exit code ${fetched}`;
}

/**
 * @param {import("./paths.mjs").ProjectPaths} paths
 * @returns {{ ok: boolean, got: string }}
 */
function proveGpu(paths) {
  const { status, stdout, stderr } = runCommand(process.execPath, ["-e", PROOF], {
    cwd: paths.root,
  });
  const line = stdout.trim().split("\n").at(-1) ?? "";
  if (status !== 0) return { ok: false, got: lastLines(stderr, 3) };
  const ok = line === '{"backend":"tensorflow","first":64,"gpu":true}';
  return { ok, got: line };
}
