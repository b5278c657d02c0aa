import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { env, ready, setBackend } from "@tensorflow/tfjs-core";

/** Makes tensors ready: wasm on one thread, on both sides of the grader, so that numbers agree. */
export async function startWasm(folder: string): Promise<void> {
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths(`${folder}/`);
  await setBackend("wasm");
  await ready();
}
