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
  const flags = [
    "--no-save",
    "--no-package-lock",
    "--loglevel=error",
    `--allow-scripts=${PACKAGE}`,
  ];
  const status = runNpm(paths, ["install", ...flags, `${PACKAGE}@${VERSION}`]);
  const proof = status === 0 ? proveGpu(paths) : { ok: false, got: `npm exit code ${status}` };
  if (proof.ok) return say("tfjs-node-gpu computes on the GPU");
  throw new StartError(
    `--gpu: expected ${PACKAGE} to multiply two matrices on a GPU, got ${proof.got}. It needs Linux, an NVIDIA GPU with CUDA 11.2 and cuDNN 8.1, and a way to storage.googleapis.com. The course works without it: npm start.`,
  );
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
