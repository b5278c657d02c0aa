import type { MultiplyMatrices } from "./matrix-product";
import type { OnnxGraph, OnnxNode } from "./onnx-model";
import { makeOnnxProduct, productNodes } from "./onnx-product";
import { loadOnnxRuntime, type StartGraph } from "./onnx-runtime";
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
  /** Makes whole graphs, where there is something to run them. */
  readonly startGraph?: StartGraph;
}

/** Makes the arithmetic that the fast kernels stand on. */
export type MakeArithmetic = (
  memory: WasmMemory,
  loops: WasmLoops,
) => Arithmetic;

const geluNode: OnnxNode = {
  name: "Gelu",
  domain: "com.microsoft",
  inputs: ["geluX"],
  output: "geluY",
};
const softmaxNode: OnnxNode = {
  name: "Softmax",
  domain: "",
  inputs: ["softmaxX"],
  output: "softmaxY",
};

/** Multiplications, or numbers, from which a second thread is worth waking. */
const worthThreads = { products: 1e7, numbers: 3e4 };

const maxThreads = 4;

/** By onnxruntime, whose native code has wider vectors and several threads. */
export const makeOnnxArithmetic: MakeArithmetic = (memory, loops) => {
  const start = loadOnnxRuntime(memory);
  // One set of threads for all that is large: several would get in each
  // other's way. What is small is run on this thread, without the others.
  const nodes = [...productNodes, geluNode, softmaxNode];
  const large = start(graphOf(nodes), { numThreads: maxThreads });
  const alone = { numThreads: 1, copiesOutputs: true };
  const small = productNodes.map((node) => start(graphOf([node]), alone));
  const multiplyLarge = makeOnnxProduct(() => large);
  const multiplySmall = makeOnnxProduct((form) => small[form]);
  return {
    startGraph: start,
    multiply: (left, right, product, shape) => {
      const { batch, rows, inner, columns } = shape;
      const matrices = batch.reduce((count, size) => count * size, 1);
      const isLarge = matrices * rows * inner * columns > worthThreads.products;
      const multiply = isLarge ? multiplyLarge : multiplySmall;
      multiply(left, right, product, shape);
    },
    gelu: (x, y, length) => {
      if (length < worthThreads.numbers) return loops.gelu(x, y, length);
      const shape = [length];
      large({ geluX: { address: x, shape } }, "geluY", { address: y, shape });
    },
    softmaxRows: (x, y, rows, columns) => {
      if (rows * columns < worthThreads.numbers) {
        return loops.softmaxRows(x, y, rows, columns);
      }
      const shape = [rows, columns];
      const from = { address: x, shape };
      large({ softmaxX: from }, "softmaxY", { address: y, shape });
    },
  };
};

/** Operators that do not know each other; each is run on its own inputs. */
function graphOf(nodes: readonly OnnxNode[]): OnnxGraph {
  const names = nodes.flatMap(({ inputs }) => inputs);
  return {
    nodes,
    inputs: Object.fromEntries(names.map((name) => [name, "float32"])),
    outputs: nodes.map(({ output }) => output),
  };
}

/** By XNNPACK, which is within tfjs's wasm module, and loops. */
export const makeXnnpackArithmetic: MakeArithmetic = (memory, loops) => ({
  multiply: makeXnnpackProduct(memory),
  gelu: loops.gelu,
  softmaxRows: loops.softmaxRows,
});
