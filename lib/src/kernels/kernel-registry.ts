import * as tf from "@tensorflow/tfjs";

/** What a kernel is called with. */
export type KernelCall = Parameters<tf.KernelFunc>[0];

/** A kernel, given the one that it replaces, where tfjs has one. */
export type MakeKernel = (stock: tf.KernelFunc) => tf.KernelFunc;

const backendName = "wasm";
const replaced = new Map<string, tf.KernelConfig | undefined>();

/** Nothing; puts kernels in the place of tfjs's own on the wasm backend. */
export function replaceKernels(
  kernels: Readonly<Record<string, MakeKernel>>,
): void {
  restoreKernels();
  for (const [kernelName, make] of Object.entries(kernels)) {
    const stock = findKernel(kernelName);
    const kernelFunc = make(stock?.kernelFunc ?? missingKernel(kernelName));
    replaced.set(kernelName, stock);
    if (stock) tf.unregisterKernel(kernelName, backendName);
    tf.registerKernel({ ...stock, kernelName, backendName, kernelFunc });
  }
}

/** Nothing; the wasm backend has tfjs's own kernels again. */
export function restoreKernels(): void {
  for (const [kernelName, stock] of replaced) {
    tf.unregisterKernel(kernelName, backendName);
    if (stock) tf.registerKernel(stock);
  }
  replaced.clear();
}

/** The output of another kernel of the wasm backend. */
export function runKernel(name: string, call: KernelCall): tf.TensorInfo {
  const kernel = findKernel(name)?.kernelFunc ?? missingKernel(name);
  const output = kernel(call);
  if (Array.isArray(output)) throw new Error(`${name} has several outputs`);
  return output;
}

/**
 * An input of a kernel.
 *
 * @throws Error when the call has none of that name
 */
export function inputOf({ inputs }: KernelCall, name: string): tf.TensorInfo {
  const input = inputs[name];
  if (!input) throw new Error(`kernel: expected an input ${name}, got none`);
  return input;
}

function findKernel(name: string): tf.KernelConfig | undefined {
  // Declared to be there always; it is undefined where there is none.
  return tf.getKernel(name, backendName);
}

function missingKernel(name: string): tf.KernelFunc {
  return () => {
    throw new Error(
      `${name}: expected numbers it is made for on wasm, got others. Cast to float32, or use another backend.`,
    );
  };
}
