import * as tf from "@tensorflow/tfjs";
import { inputOf, type KernelCall, type MakeKernel } from "./kernel-registry";
import { type MultiplyMatrices, productShape } from "./matrix-product";
import type { WasmMemory } from "./wasm-memory";

/** Writes the sum of all rows `[rows, columns]` where `sum` is; addresses. */
export type SumRows = (
  rows: number,
  sum: number,
  numRows: number,
  numColumns: number,
) => void;

/**
 * `Sum`: over leading axes row by row, as the gradient of a bias needs it; tfjs
 * transposes the whole tensor first. The sum of nothing is 0, where tfjs leaves
 * what lay in memory.
 */
export function sumKernel(memory: WasmMemory, sumRows: SumRows): MakeKernel {
  return (stock) => (call) => {
    const x = inputOf(call, "x");
    const axes = axesOf(call, x);
    const size = tf.util.sizeFromShape(x.shape);
    const isLeading = Math.max(...axes) === axes.length - 1;
    const isWhole = axes.length === x.shape.length;
    const takesRows = axes.length > 0 && isLeading && !isWhole;
    if (x.dtype !== "float32" || (size > 0 && !takesRows)) return stock(call);
    const kept = x.shape.map((n, i) => (axes.includes(i) ? 1 : n));
    const rest = x.shape.filter((_, i) => !axes.includes(i));
    const sum = memory.makeFloats(call.attrs?.keepDims ? kept : rest);
    const numColumns = tf.util.sizeFromShape(rest);
    const [from, to] = [memory.addressOf(x), memory.addressOf(sum)];
    if (size === 0) memory.floatsOf(sum).fill(0);
    else sumRows(from, to, size / numColumns, numColumns);
    return sum;
  };
}

/** The axes to sum over, from 0 on; without any told, all of them. */
function axesOf({ attrs }: KernelCall, { shape }: tf.TensorInfo): number[] {
  const axis = attrs?.axis ?? null;
  if (axis === null) return shape.map((_, i) => i);
  const axes = Array.isArray(axis) ? axis.map(Number) : Number(axis);
  return tf.util.parseAxisParam(axes, shape);
}

/** Sums by a loop, with the totals in double precision. */
export function loopOverRows(memory: WasmMemory): SumRows {
  return (from, to, numRows, numColumns) => {
    const rows = memory.floatsAt(from, numRows * numColumns);
    const totals = new Float64Array(numColumns);
    for (let start = 0; start < rows.length; start += numColumns) {
      for (let column = 0; column < numColumns; column++) {
        totals[column] += rows[start + column] ?? 0;
      }
    }
    memory.floatsAt(to, numColumns).set(totals);
  };
}

/** Sums as products with a row of ones: [1, 1, …] · rows. */
export function multiplyByOnes(
  memory: WasmMemory,
  multiply: MultiplyMatrices,
): SumRows {
  return (from, to, numRows, numColumns) => {
    const matrix = [numRows, numColumns];
    const shape = productShape([1, numRows], matrix, false, false);
    memory.withScratch([numRows], (ones) => {
      memory.floatsAt(ones, numRows).fill(1);
      multiply(ones, from, to, shape);
    });
  };
}
