import { totalmem } from "node:os";
import { join } from "node:path";
import { writeIfChanged } from "./file-copy.mjs";

export const KERNEL_NAME = "attending";
const LARGEST_HEAP_MB = 4096;

/**
 * Writes the course kernel's description into `.venv`, with the absolute paths of this machine.
 * Written at every start, since the project folder or Node may have moved.
 *
 * @param {import("./paths.mjs").ProjectPaths} paths
 */
export function writeKernelspec(paths) {
  const file = join(paths.venv, "share", "jupyter", "kernels", KERNEL_NAME, "kernel.json");
  writeIfChanged(file, `${JSON.stringify(kernelspec(paths), null, 2)}\n`);
}

/** @param {import("./paths.mjs").ProjectPaths} paths */
export function kernelspec(paths) {
  return {
    argv: [process.execPath, paths.kernelMain, "{connection_file}"],
    display_name: "TypeScript (attending)",
    language: "typescript",
    interrupt_mode: "signal",
    env: { NODE_OPTIONS: `--max-old-space-size=${heapMegabytes(totalmem())}` },
    metadata: { debugger: false },
  };
}

/**
 * Half of the machine, at most 4 GB: a kernel that outgrows Node's own small limit dies without a word.
 *
 * @param {number} memoryBytes
 */
export function heapMegabytes(memoryBytes) {
  return Math.min(LARGEST_HEAP_MB, Math.max(1024, Math.floor(memoryBytes / 2 / 2 ** 20)));
}
