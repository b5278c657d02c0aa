import { checkKernels } from "./check-kernels";
import { replaceKernels, restoreKernels } from "./kernel-registry";
import { fusedMatMulKernel, matMulKernel } from "./mat-mul-kernels";
import type { MultiplyMatrices } from "./matrix-product";
import { makeOnnxProduct } from "./onnx-product";
import { requireTfjsVersions } from "./pinned-versions";
import { castKernel, identityKernel } from "./sharing-kernels";
import { loopOverRows, multiplyByOnes, sumKernel } from "./sum-kernel";
import { gatherKernel, segmentSumKernel } from "./table-kernels";
import { requireWasmBackend, WasmMemory } from "./wasm-memory";
import { makeXnnpackProduct } from "./xnnpack-product";

/** Who computes the products of matrices in the wasm backend's memory. */
export interface Multiplier {
  readonly makeProduct: (memory: WasmMemory) => MultiplyMatrices;
  /** Whether a product with ones is quicker than a loop that sums rows. */
  readonly sumsRows: boolean;
}

/** onnxruntime's native kernels, or XNNPACK, which is within wasm. */
export const multipliers = {
  ort: { makeProduct: makeOnnxProduct, sumsRows: true },
  // Packs its right factor each time, which is here the larger one.
  xnn: { makeProduct: makeXnnpackProduct, sumsRows: false },
} as const satisfies Record<string, Multiplier>;

/**
 * Nothing; the current backend, which must be wasm, computes with the fast
 * kernels from now on.
 *
 * @throws Error that says why it cannot, or which result is wrong; the stock
 * kernels are then in their places again
 */
export function startFastKernels(multiplier: Multiplier): void {
  requireTfjsVersions();
  const memory = new WasmMemory(requireWasmBackend());
  const multiply = multiplier.makeProduct(memory);
  const sumRows = multiplier.sumsRows
    ? multiplyByOnes(memory, multiply)
    : loopOverRows(memory);
  replaceKernels({
    BatchMatMul: matMulKernel(memory, multiply),
    _FusedMatMul: fusedMatMulKernel(memory),
    Identity: identityKernel(memory),
    Cast: castKernel(memory),
    Sum: sumKernel(memory, sumRows),
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
