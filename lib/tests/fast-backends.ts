import { createRequire } from "node:module";

const requireHere = createRequire(__filename);

/** The backends with fast kernels that this machine can have. */
export const fastBackends: readonly ("wasm-ort" | "wasm-xnn")[] = hasOnnxRuntime()
  ? ["wasm-ort", "wasm-xnn"]
  : ["wasm-xnn"];

function hasOnnxRuntime(): boolean {
  try {
    requireHere("onnxruntime-node/dist/binding");
    return true;
  } catch {
    console.warn("onnxruntime-node has no binary here: wasm-ort is skipped.");
    return false;
  }
}
