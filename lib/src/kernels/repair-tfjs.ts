import { repairEinsum } from "./einsum-kernel";
import { guardAllocator } from "./guard-allocator";
import { explainMissingGradients } from "./missing-gradients";
import { explainMissingKernels } from "./missing-kernels";
import { repairGradients } from "./repaired-gradients";
import { superviseKernels } from "./supervise-kernels";
import { requireWasmBackend } from "./wasm-memory";

/**
 * Nothing; what tfjs lacks or has wrongly is put right or says so, on every
 * backend. Calling it again changes nothing.
 */
export function repairTfjs(): void {
  repairEinsum();
  repairGradients();
  explainMissingKernels();
  explainMissingGradients();
}

/**
 * Nothing; the wasm backend, which must be the current one, reports memory that
 * is used up and types that it would misread, instead of going on. To be called
 * again for kernels that were registered since.
 *
 * @throws Error that names the private part of tfjs that is not as expected
 */
export function secureWasm(): void {
  const backend = requireWasmBackend();
  guardAllocator(backend);
  superviseKernels(backend);
}
