import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { startScript, writeCodeCache } from "./code-cache";

/** The kernels of tensors: with and without vector instructions, never with threads. */
const wasmFiles = ["tfjs-backend-wasm-simd.wasm", "tfjs-backend-wasm.wasm"] as const;

/** The script of a bundle that a probe process is started with. */
export const startFile = "start.js";

/** All that a probe process needs to see, in the folder of its bundle. */
export const bundleFiles = [startFile, "bundle.js", "bundle.cache", ...wasmFiles] as const;

/** Writes a bundle and what it needs into a fresh folder, and runs it once for its code cache. */
export async function writeBundle(folder: string, text: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "bundle.js"), text);
  writeFileSync(join(folder, startFile), startScript);
  const backend = dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json"));
  for (const name of wasmFiles) copyFileSync(join(backend, "dist", name), join(folder, name));
  await writeCodeCache(folder);
}
