import { adamKernel, scaleKernel, sumOfSquaresKernel } from "./adam-kernel";
import { checkKernels } from "./check-kernels";
import {
  dropoutKernel,
  geluGradientKernel,
  geluKernel,
  layerNormGradientKernel,
  layerNormKernel,
  maskedSoftmaxKernel,
  softmaxGradientKernel,
} from "./fused-kernels";
import {
  replaceGradients,
  restoreGradients,
  softmaxGradient,
  sumGradient,
} from "./gradients";
import { replaceKernels, restoreKernels } from "./kernel-registry";
import { linearKernel } from "./linear-kernel";
import { fusedMatMulKernel, matMulKernel } from "./mat-mul-kernels";
import type { MultiplyMatrices } from "./matrix-product";
import { makeOnnxProduct } from "./onnx-product";
import { requireTfjsVersions } from "./pinned-versions";
import { castKernel, identityKernel } from "./sharing-kernels";
import { softmaxKernel } from "./softmax-kernel";
import { sumKernel } from "./sum-kernel";
import { gatherKernel, segmentSumKernel } from "./table-kernels";
import { transposeKernel } from "./transpose-kernel";
import { loadLoops } from "./wasm-loops";
import { requireWasmBackend, WasmMemory } from "./wasm-memory";
import { makeXnnpackProduct } from "./xnnpack-product";

/** Makes the products of matrices in the wasm backend's memory. */
export type Multiplier = (memory: WasmMemory) => MultiplyMatrices;

/** onnxruntime's native kernels, or XNNPACK, which is within wasm. */
export const multipliers = {
  ort: makeOnnxProduct,
  xnn: makeXnnpackProduct,
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
  const multiply = multiplier(memory);
  const tools = { memory, loops: loadLoops(memory) };
  replaceKernels({
    BatchMatMul: matMulKernel(memory, multiply),
    _FusedMatMul: fusedMatMulKernel(memory),
    Identity: identityKernel(memory),
    Cast: castKernel(memory),
    Sum: sumKernel(tools),
    GatherV2: gatherKernel(memory),
    UnsortedSegmentSum: segmentSumKernel(memory),
    Softmax: softmaxKernel(tools),
    Transpose: transposeKernel(tools),
    AttendingAdam: adamKernel(tools),
    AttendingDropout: dropoutKernel(tools),
    AttendingGelu: geluKernel(tools),
    AttendingGeluGradient: geluGradientKernel(tools),
    AttendingLayerNorm: layerNormKernel(tools),
    AttendingLayerNormGradient: layerNormGradientKernel(tools),
    AttendingLinear: linearKernel(tools, multiply),
    AttendingMaskedSoftmax: maskedSoftmaxKernel(tools),
    AttendingScale: scaleKernel(tools),
    AttendingSoftmaxGradient: softmaxGradientKernel(tools),
    AttendingSumOfSquares: sumOfSquaresKernel(tools),
  });
  replaceGradients({ Softmax: softmaxGradient, Sum: sumGradient });
  try {
    checkKernels();
  } catch (error) {
    stopFastKernels();
    throw error;
  }
}

/** Nothing; tfjs's own kernels and gradients again. */
export function stopFastKernels(): void {
  restoreKernels();
  restoreGradients();
}
