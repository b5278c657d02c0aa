import { runNpm } from "../start/packages.mjs";
import { StartError } from "../start/start-error.mjs";
import { installPackages } from "./npm-packages.mjs";
import { gpuPackage, packageFolder } from "./packages.mjs";
import { presentNative } from "./presence.mjs";
import { proveNative } from "./proof.mjs";
import { buildAside } from "./staging.mjs";

const LABEL = `${gpuPackage.name} ${gpuPackage.version}`;

/**
 * Installs the GPU package, whose own script downloads its library, and proves that it computes on
 * a GPU.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {(line: string) => void} say
 * @throws {StartError} when it cannot be installed, loaded, or finds no GPU; nothing has changed then
 */
export function ensureGpu(paths, say) {
  const present = presentNative(paths, gpuPackage);
  if ("gpu" in present && present.gpu) return say(`${LABEL} computes on the GPU`);
  say(`installing ${LABEL} (its own script downloads some 400 MB from outside the npm registry)`);
  buildAside(paths, gpuPackage.backend, (folder, staging) => {
    installPackages(folder, gpuPackage);
    // No package's script was run; of this one package the user has asked for it.
    const status = runNpm(packageFolder(folder, gpuPackage), ["run", "install"]);
    if (status !== 0)
      throw gpuError(`exit code ${status} of its own script, whose words stand above`);
    const proof = proveNative(paths, staging, gpuPackage);
    if ("problem" in proof) throw gpuError(proof.problem);
    if (!proof.gpu) throw gpuError("a library that loads and finds no GPU");
  });
  say(`${LABEL} computes on the GPU`);
}

/** @param {string} got */
function gpuError(got) {
  return new StartError(
    `--gpu: expected ${LABEL} to multiply two matrices on a GPU, got ${got}. It needs Linux, an NVIDIA GPU with CUDA 11.2 and cuDNN 8.1, and a way to storage.googleapis.com. It is removed again; the course works without it: npm start.`,
  );
}
