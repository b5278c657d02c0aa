import { checkKernels } from "./check-kernels";
import { replaceKernels, restoreKernels } from "./kernel-registry";
import { fusedMatMulKernel, matMulKernel } from "./mat-mul-kernels";
import type { MultiplyMatrices } from "./matrix-product";
import { makeOnnxProduct } from "./onnx-product";
import { requireTfjsVersions } from "./pinned-versions";
import { castKernel, identityKernel } from "./sharing-kernels";
import { sumKernel } from "./sum-kernel";
import { gatherKernel, segmentSumKernel } from "./table-kernels";
import { requireWasmBackend, WasmMemory } from "./wasm-memory";
import { makeXnnpackProduct } from "./xnnpack-product";

/** Makes products of matrices that lie in the wasm backend's memory. */
export type MakeProduct = (memory: WasmMemory) => MultiplyMatrices;

/** Who multiplies: onnxruntime's native kernels, or XNNPACK within wasm. */
export const products = {
  ort: makeOnnxProduct,
  xnn: makeXnnpackProduct,
} as const satisfies Record<string, MakeProduct>;

/**
 * Nothing; the current backend, which must be wasm, computes with the fast
 * kernels from now on.
 *
 * @throws Error that says why it cannot, or which result is wrong; the stock
 * kernels are then in their places again
 */
export function startFastKernels(makeProduct: MakeProduct): void {
  requireTfjsVersions();
  const memory = new WasmMemory(requireWasmBackend());
  replaceKernels({
    BatchMatMul: matMulKernel(memory, makeProduct(memory)),
    _FusedMatMul: fusedMatMulKernel(memory),
    Identity: identityKernel(memory),
    Cast: castKernel(memory),
    Sum: sumKernel(memory),
    GatherV2: gatherKernel(memory),
    UnsortedSegmentSum: segmentSumKernel(memory),
  });
  try {
    checkKernels();
  } catch (error) {
    restoreKernels();
    throw error;
  }
}
