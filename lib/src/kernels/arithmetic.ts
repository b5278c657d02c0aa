import type { MultiplyMatrices } from "./matrix-product";
import { makeOnnxProduct } from "./onnx-product";
import { loadOnnxOperators } from "./onnx-runtime";
import type { WasmLoops } from "./wasm-loops";
import type { WasmMemory } from "./wasm-memory";
import { makeXnnpackProduct } from "./xnnpack-product";

/** What takes most of the time; numbers lie in wasm's memory, by address. */
export interface Arithmetic {
  readonly multiply: MultiplyMatrices;
  /** Writes gelu(x) where y is. */
  readonly gelu: (x: number, y: number, length: number) => void;
  /** Writes softmax of each row where y is, which may be where x is. */
  readonly softmaxRows: (
    x: number,
    y: number,
    rows: number,
    columns: number,
  ) => void;
}

/** Makes the arithmetic that the fast kernels stand on. */
export type MakeArithmetic = (
  memory: WasmMemory,
  loops: WasmLoops,
) => Arithmetic;

/** By onnxruntime, whose native code has wider vectors and several threads. */
export const makeOnnxArithmetic: MakeArithmetic = (memory) => {
  const makeOperator = loadOnnxOperators(memory);
  const [inputs, output] = [["x"], "y"];
  const gelu = makeOperator({
    ...{ name: "Gelu", domain: "com.microsoft", attributes: {} },
    ...{ inputs, output },
  });
  const softmax = makeOperator({
    ...{ name: "Softmax", domain: "", attributes: {} },
    ...{ inputs, output },
  });
  return {
    multiply: makeOnnxProduct(makeOperator),
    gelu: (x, y, length) => {
      const shape = [length];
      gelu({ x: { address: x, shape } }, { address: y, shape });
    },
    softmaxRows: (x, y, rows, columns) => {
      const shape = [rows, columns];
      softmax({ x: { address: x, shape } }, { address: y, shape });
    },
  };
};

/** By XNNPACK, which is within tfjs's wasm module, and loops. */
export const makeXnnpackArithmetic: MakeArithmetic = (memory, loops) => ({
  multiply: makeXnnpackProduct(memory),
  gelu: loops.gelu,
  softmaxRows: loops.softmaxRows,
});
