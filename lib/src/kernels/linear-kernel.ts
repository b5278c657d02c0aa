import * as tf from "@tensorflow/tfjs";
import type { LoopTools } from "./fused-kernels";
import { inputOf, type MakeKernel } from "./kernel-registry";
import { productShape } from "./matrix-product";

/** `AttendingLinear`: x · weight + bias over the last axis, however many before it. */
export function linearKernel(tools: LoopTools): MakeKernel {
  const { memory, loops, arithmetic } = tools;
  return () => (call) => {
    const x = inputOf(call, "x");
    const weight = inputOf(call, "weight");
    const before = x.shape.slice(0, -1);
    const rows = tf.util.sizeFromShape(before);
    const inner = x.shape.at(-1) ?? 1;
    const shape = productShape([rows, inner], weight.shape, false, false);
    const { columns } = shape;
    const y = memory.makeFloats([...before, columns]);
    if (tf.util.sizeFromShape(y.shape) === 0) return y;
    const [from, by, bias, to] = memory.addressesOf(
      x,
      weight,
      inputOf(call, "bias"),
      y,
    );
    if (inner === 0) memory.floatsOf(y).fill(0);
    else arithmetic.multiply(from, by, to, shape);
    loops.addBiasToRows(to, bias, rows, columns);
    return y;
  };
}
