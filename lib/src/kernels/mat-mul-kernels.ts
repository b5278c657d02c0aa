import * as tf from "@tensorflow/tfjs";
import {
  inputOf,
  type KernelCall,
  type MakeKernel,
  runKernel,
} from "./kernel-registry";
import { type MultiplyMatrices, productShape } from "./matrix-product";
import type { WasmMemory } from "./wasm-memory";

/** `BatchMatMul`: products of float32 matrices, however many, transposed or not. */
export function matMulKernel(
  memory: WasmMemory,
  multiply: MultiplyMatrices,
): MakeKernel {
  return (stock) => (call) => {
    const left = inputOf(call, "a");
    const right = inputOf(call, "b");
    if (left.dtype !== "float32" || right.dtype !== "float32") {
      return stock(call);
    }
    const shape = productShape(
      left.shape,
      right.shape,
      call.attrs?.transposeA === true,
      call.attrs?.transposeB === true,
    );
    const { batch, rows, columns, inner } = shape;
    const product = memory.makeFloats([...batch, rows, columns]);
    if (tf.util.sizeFromShape(product.shape) === 0) return product;
    if (inner === 0) memory.floatsOf(product).fill(0);
    else {
      multiply(...memory.addressesOf(left, right, product), shape);
    }
    return product;
  };
}

/** The kernels behind the activations that tfjs fuses with a product. */
const activationKernels: Readonly<Record<string, string>> = {
  relu: "Relu",
  relu6: "Relu6",
  elu: "Elu",
  sigmoid: "Sigmoid",
  leakyrelu: "LeakyRelu",
  prelu: "Prelu",
};

/** `_FusedMatMul`: activation(product + bias), by the kernels of each step. */
export function fusedMatMulKernel({ backend }: WasmMemory): MakeKernel {
  return (stock) => (call) => {
    const { inputs, attrs = {} } = call;
    const activation = String(attrs.activation ?? "linear");
    const kernel = activationKernels[activation];
    if (activation !== "linear" && kernel === undefined) return stock(call);
    const isFloat = (name: string) => inputs[name]?.dtype === "float32";
    if (!isFloat("a") || !isFloat("b")) return stock(call);
    const then = (
      x: tf.TensorInfo,
      name: string,
      next: Step,
    ): tf.TensorInfo => {
      const output = runKernel(name, { backend, ...next });
      backend.disposeData(x.dataId);
      return output;
    };
    let output = runKernel("BatchMatMul", call);
    const { bias, preluActivationWeights: alpha } = inputs;
    if (bias) output = then(output, "Add", { inputs: { a: output, b: bias } });
    if (kernel === undefined) return output;
    return then(output, kernel, {
      inputs: { x: output, ...(alpha && { alpha }) },
      attrs: { alpha: attrs.leakyreluAlpha ?? 0 },
    });
  };
}

type Step = Pick<KernelCall, "inputs" | "attrs">;
