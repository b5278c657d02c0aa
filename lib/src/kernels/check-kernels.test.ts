import * as tf from "@tensorflow/tfjs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { startBackend } from "../backend/backend-candidates";
import { checkKernels } from "./check-kernels";
import type { KernelCall } from "./kernel-registry";
import { requireWasmBackend, WasmMemory } from "./wasm-memory";

/** Kernels of tfjs that are replaced; our own have names of their own. */
const replacedKernels = [
  ...["BatchMatMul", "_FusedMatMul", "Identity", "Cast", "Sum", "GatherV2"],
  ...["UnsortedSegmentSum", "Softmax", "Transpose"],
];

/** What a kernel without outputs writes over. */
const writtenOver: Readonly<Record<string, readonly string[]>> = {
  AttendingAdam: ["parameter", "first", "second"],
  AttendingScale: ["x"],
};

/** As it is, but the first number of one of its results is a bit too large. */
function spoil(
  { kernelName, kernelFunc }: tf.KernelConfig,
  result: number,
): tf.KernelFunc {
  return (call: KernelCall) => {
    const output = kernelFunc(call);
    const names = writtenOver[kernelName];
    const written = names?.map((name) => call.inputs[name]);
    const tensor = (written ?? [output].flat())[result];
    if (!tensor) throw new Error(`${kernelName} has no result ${result}`);
    const numbers = new WasmMemory(requireWasmBackend()).floatsOf(tensor);
    if (numbers.length > 0) numbers[0] += 0.01;
    return output;
  };
}

/** What the check says of a kernel with one spoiled result. */
function complaintAbout(kernel: tf.KernelConfig, result: number): string {
  const { kernelName, backendName } = kernel;
  tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({ ...kernel, kernelFunc: spoil(kernel, result) });
  try {
    checkKernels();
    return "nothing";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    tf.unregisterKernel(kernelName, backendName);
    tf.registerKernel(kernel);
  }
}

const numResults: Readonly<Record<string, number>> = {
  AttendingAdam: 3,
  AttendingLayerNormGradient: 3,
  AttendingLstm: 3,
};

describe.each(fastBackends)("the check of %s", (backend) => {
  beforeEach(() => startBackend[backend]());
  afterEach(() => startBackend.wasm());

  it("passes what computes rightly, and keeps nothing", () => {
    const { numTensors } = tf.memory();
    checkKernels();
    expect(tf.memory().numTensors).toBe(numTensors);
  });

  it("notices each kernel that computes wrongly", () => {
    const kernels = tf
      .getKernelsForBackend("wasm")
      .filter(
        ({ kernelName }) =>
          kernelName.startsWith("Attending") ||
          replacedKernels.includes(kernelName),
      );
    expect(kernels.length).toBeGreaterThan(20);
    const unnoticed = kernels.flatMap((kernel) =>
      Array.from(
        { length: numResults[kernel.kernelName] ?? 1 },
        (_, result) => {
          const complaint = complaintAbout(kernel, result);
          const isNoticed = /^computes .* wrongly$/.test(complaint);
          return isNoticed
            ? []
            : [`${kernel.kernelName} ${result}: ${complaint}`];
        },
      ).flat(),
    );
    expect(unnoticed).toEqual([]);
  });
});
