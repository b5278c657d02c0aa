import { type LoopTools, rowsOf } from "./fused-kernels";
import { inputOf, type MakeKernel } from "./kernel-registry";

/** `Softmax` over the last axis. */
export function softmaxKernel({ memory, loops }: LoopTools): MakeKernel {
  return (stock) => (call) => {
    const logits = inputOf(call, "logits");
    const isLast = Number(call.attrs?.dim) === logits.shape.length - 1;
    if (logits.dtype !== "float32" || !isLast) return stock(call);
    const y = memory.makeFloats(logits.shape);
    const [from, to] = [memory.addressOf(logits), memory.addressOf(y)];
    loops.softmaxRows(from, to, ...rowsOf(logits), 1, 0, 1);
    return y;
  };
}
