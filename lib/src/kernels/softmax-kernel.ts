import { type LoopTools, rowsOf } from "./fused-kernels";
import { inputOf, type MakeKernel } from "./kernel-registry";

/** `Softmax` over the last axis. */
export function softmaxKernel({ memory, arithmetic }: LoopTools): MakeKernel {
  return (stock) => (call) => {
    const logits = inputOf(call, "logits");
    const isLast = Number(call.attrs?.dim) === logits.shape.length - 1;
    if (logits.dtype !== "float32" || !isLast) return stock(call);
    const y = memory.makeFloats(logits.shape);
    const [rows, columns] = rowsOf(logits);
    if (rows * columns === 0) return y;
    const [from, to] = memory.addressesOf(logits, y);
    arithmetic.softmaxRows(from, to, rows, columns);
    return y;
  };
}
