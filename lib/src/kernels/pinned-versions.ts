import * as tf from "@tensorflow/tfjs";
import { version_wasm as wasmVersion } from "@tensorflow/tfjs-backend-wasm";

/** The versions whose private parts the fast kernels know. */
const pinned = {
  "@tensorflow/tfjs": "4.22.0",
  "@tensorflow/tfjs-backend-wasm": "4.22.0",
  "onnxruntime-node": "1.30.0",
} as const;

/**
 * Nothing; throws unless a package is of the version that its private parts
 * are known of.
 */
export function requireVersion(
  name: keyof typeof pinned,
  version: string,
): void {
  if (version === pinned[name]) return;
  throw new Error(`${name} is ${version}, not ${pinned[name]}`);
}

/** Nothing; throws unless tfjs is of the version that is known. */
export function requireTfjsVersions(): void {
  requireVersion("@tensorflow/tfjs", tf.version.tfjs);
  requireVersion("@tensorflow/tfjs-backend-wasm", wasmVersion);
}
