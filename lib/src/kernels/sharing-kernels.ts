import type * as tf from "@tensorflow/tfjs";
import { inputOf, type MakeKernel } from "./kernel-registry";
import type { WasmMemory } from "./wasm-memory";

/**
 * `Identity`: the same numbers under a second name, counted, not copied.
 *
 * Tensors never change, so two may share their memory; it is freed with the
 * last of them.
 */
export function identityKernel(memory: WasmMemory): MakeKernel {
  return (stock) => (call) => {
    const x = inputOf(call, "x");
    return x.dtype === "string" ? stock(call) : share(memory, x);
  };
}

/** `Cast`: as {@link identityKernel} when the type stays. */
export function castKernel(memory: WasmMemory): MakeKernel {
  return (stock) => (call) => {
    const x = inputOf(call, "x");
    const stays = x.dtype === call.attrs?.dtype && x.dtype !== "string";
    return stays ? share(memory, x) : stock(call);
  };
}

function share(
  { backend }: WasmMemory,
  { dataId, shape, dtype }: tf.TensorInfo,
): tf.TensorInfo {
  backend.incRef(dataId);
  return { dataId, shape, dtype };
}
