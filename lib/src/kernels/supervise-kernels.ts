import * as tf from "@tensorflow/tfjs";
import { OperationError } from "../errors/operation-error";
import type { KernelCall } from "./kernel-registry";
import { typeCheckOf } from "./require-types";
import type { WasmBackend } from "./wasm-memory";

const backendName = "wasm";

/** Functions that are supervised already. */
const supervised = new WeakSet<object>();

/** Data made by kernels that are running, in the order of its making. */
const newData: object[] = [];
let numRunning = 0;

/** How wasm's memory was damaged, if it was. */
let damage: string | undefined;

/**
 * Nothing; every kernel of the wasm backend refuses types that it would
 * misread, gives back what it took when it fails halfway, and says so when
 * wasm itself has failed: it never computes on damaged memory.
 */
export function superviseKernels(backend: WasmBackend): void {
  followData(backend);
  for (const kernel of tf.getKernelsForBackend(backendName)) {
    if (supervised.has(kernel.kernelFunc)) continue;
    const kernelFunc = supervise(backend, kernel);
    supervised.add(kernelFunc);
    tf.unregisterKernel(kernel.kernelName, backendName);
    tf.registerKernel({ ...kernel, kernelFunc });
  }
}

function supervise(
  backend: WasmBackend,
  { kernelName, kernelFunc }: tf.KernelConfig,
): tf.KernelFunc {
  const checkTypes = typeCheckOf(kernelName);
  return (call: KernelCall) => {
    if (damage !== undefined) throw refuse(kernelName, damage);
    checkTypes?.(call);
    const numBefore = newData.length;
    numRunning++;
    try {
      return kernelFunc(call);
    } catch (error) {
      // After an abort not even freeing works.
      if (error instanceof WebAssembly.RuntimeError) {
        damage = `${kernelName}: ${error.message}`;
        throw refuse(kernelName, damage, error);
      }
      for (const dataId of newData.splice(numBefore)) {
        if (backend.dataIdMap.has(dataId)) backend.disposeData(dataId, true);
      }
      throw error;
    } finally {
      if (--numRunning === 0) newData.length = 0;
    }
  };
}

/** Nothing; notes what data kernels make: their inner results have no owner. */
function followData(backend: WasmBackend): void {
  if (supervised.has(backend)) return;
  supervised.add(backend);
  const { dataIdMap } = backend;
  const set = dataIdMap.set.bind(dataIdMap);
  dataIdMap.set = (dataId, data) => {
    if (numRunning > 0) newData.push(dataId);
    set(dataId, data);
  };
}

function refuse(where: string, got: string, cause?: Error): OperationError {
  const error = new OperationError({
    where,
    expected: "wasm's memory to be sound",
    got: `what ${got.replace(/\.$/, "")} left of it`,
    fix: "Restart the kernel, for no tensor can be trusted now, and go on from the last checkpoint.",
  });
  error.cause = cause;
  return error;
}
