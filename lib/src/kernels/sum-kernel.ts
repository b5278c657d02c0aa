import * as tf from "@tensorflow/tfjs";
import type { LoopTools } from "./fused-kernels";
import { inputOf, type KernelCall, type MakeKernel } from "./kernel-registry";

/**
 * `Sum`: over leading axes row by row, as the gradient of a bias needs it; tfjs
 * transposes the whole tensor first. The sum of nothing is 0, where tfjs leaves
 * what lay in memory.
 */
export function sumKernel({ memory, loops }: LoopTools): MakeKernel {
  return (stock) => (call) => {
    const x = inputOf(call, "x");
    const axes = axesOf(call, x);
    const size = tf.util.sizeFromShape(x.shape);
    const isLeading = Math.max(...axes) === axes.length - 1;
    const isWhole = axes.length === x.shape.length;
    const takesRows = axes.length > 0 && isLeading && !isWhole;
    const isRead = size > 0;
    if (isRead && (x.dtype !== "float32" || !takesRows)) return stock(call);
    const kept = x.shape.map((n, i) => (axes.includes(i) ? 1 : n));
    const rest = x.shape.filter((_, i) => !axes.includes(i));
    const sum = memory.makeFloats(call.attrs?.keepDims ? kept : rest);
    const numColumns = tf.util.sizeFromShape(rest);
    const [from, to] = memory.addressesOf(x, sum);
    if (!isRead) {
      memory.floatsOf(sum).fill(0);
      // An int32 0 is the same bytes.
      return { ...sum, dtype: x.dtype === "float32" ? "float32" : "int32" };
    }
    memory.withScratch([2 * numColumns], (totals) => {
      loops.sumRows(from, to, totals, size / numColumns, numColumns);
    });
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
