import { adamKernel, scaleKernel, sumOfSquaresKernel } from "./adam-kernel";
import type { MakeArithmetic } from "./arithmetic";
import { bertLayerKernel } from "./bert-layer-kernel";
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
import { lstmGradientKernel, lstmKernel } from "./lstm-kernels";
import { fusedMatMulKernel, matMulKernel } from "./mat-mul-kernels";
import { requireTfjsVersions } from "./pinned-versions";
import { castKernel, identityKernel } from "./sharing-kernels";
import { softmaxKernel } from "./softmax-kernel";
import { sumKernel } from "./sum-kernel";
import { gatherKernel, segmentSumKernel } from "./table-kernels";
import { transposeKernel } from "./transpose-kernel";
import { loadLoops } from "./wasm-loops";
import { requireWasmBackend, WasmMemory } from "./wasm-memory";

/**
 * Nothing; the current backend, which must be wasm, computes with the fast
 * kernels from now on.
 *
 * @throws Error that says why it cannot, or which result is wrong; the stock
 * kernels are then in their places again
 */
export function startFastKernels(makeArithmetic: MakeArithmetic): void {
  requireTfjsVersions();
  const memory = new WasmMemory(requireWasmBackend());
  const loops = loadLoops(memory);
  const arithmetic = makeArithmetic(memory, loops);
  const tools = { memory, loops, arithmetic };
  replaceKernels({
    BatchMatMul: matMulKernel(memory, arithmetic.multiply),
    _FusedMatMul: fusedMatMulKernel(memory),
    Identity: identityKernel(memory),
    Cast: castKernel(memory),
    Sum: sumKernel(tools),
    GatherV2: gatherKernel(memory),
    UnsortedSegmentSum: segmentSumKernel(tools),
    Softmax: softmaxKernel(tools),
    Transpose: transposeKernel(tools),
    AttendingAdam: adamKernel(tools),
    AttendingDropout: dropoutKernel(tools),
    AttendingGelu: geluKernel(tools),
    AttendingGeluGradient: geluGradientKernel(tools),
    AttendingLayerNorm: layerNormKernel(tools),
    AttendingLayerNormGradient: layerNormGradientKernel(tools),
    AttendingLinear: linearKernel(tools),
    AttendingLstm: lstmKernel(tools),
    AttendingLstmGradient: lstmGradientKernel(tools),
    AttendingMaskedSoftmax: maskedSoftmaxKernel(tools),
    AttendingScale: scaleKernel(tools),
    AttendingSoftmaxGradient: softmaxGradientKernel(tools),
    AttendingSumOfSquares: sumOfSquaresKernel(tools),
    ...(arithmetic.startGraph && {
      AttendingBertLayer: bertLayerKernel(memory, arithmetic.startGraph),
    }),
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
