import * as tf from "@tensorflow/tfjs";
import { OperationError } from "../errors/operation-error";
import { type MissingOnWasm, missingOnWasm } from "./missing-operations";

const backendName = "wasm";

/**
 * Nothing; kernels that wasm lacks, or computes wrongly, say so when they are
 * called, and what to do. tfjs would name the kernel and nothing else.
 */
export function explainMissingKernels(): void {
  for (const missing of missingOnWasm) {
    for (const kernelName of missing.kernels) {
      // Declared to be there always; it is undefined where there is none.
      const stock: tf.KernelConfig | undefined = tf.getKernel(
        kernelName,
        backendName,
      );
      if (stock && !missing.isWrong) continue;
      if (stock) tf.unregisterKernel(kernelName, backendName);
      const kernelFunc = () => {
        throw explain(kernelName, missing);
      };
      tf.registerKernel({ kernelName, backendName, kernelFunc });
    }
  }
}

function explain(
  kernelName: string,
  { what, isWrong, fix }: MissingOnWasm,
): OperationError {
  return new OperationError({
    where: kernelName,
    expected: `a backend that computes ${what}`,
    got: isWrong ? "wasm, whose numbers are wrong" : "wasm, which cannot",
    fix,
  });
}
