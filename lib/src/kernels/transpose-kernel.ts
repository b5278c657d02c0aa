import type { LoopTools } from "./fused-kernels";
import { inputOf, type MakeKernel } from "./kernel-registry";

/**
 * `Transpose` of two axes that lie beside each other, the last one staying: as
 * heads are split and joined. tfjs writes number by number.
 */
export function transposeKernel({ memory, loops }: LoopTools): MakeKernel {
  return (stock) => (call) => {
    const x = inputOf(call, "x");
    const order = call.attrs?.perm as number[];
    const axis = swappedAxis(order);
    if (x.dtype !== "float32" || axis === undefined) return stock(call);
    const y = memory.makeFloats(order.map((from) => x.shape[from] ?? 1));
    const product = (sizes: number[]) => sizes.reduce((p, n) => p * n, 1);
    const batch = product(x.shape.slice(0, axis));
    const [m = 1, n = 1] = x.shape.slice(axis);
    const block = product(x.shape.slice(axis + 2));
    const [from, to] = memory.addressesOf(x, y);
    loops.swapMiddleAxes(from, to, batch, m, n, block);
    return y;
  };
}

/** The first of two neighbours that change places, the last axis not among
 * them; undefined when that is not all that happens. */
function swappedAxis(order: readonly number[]): number | undefined {
  const axis = order.findIndex((from, to) => from !== to);
  const isSwap = order.every((from, to) => {
    if (to === axis) return from === axis + 1;
    if (to === axis + 1) return from === axis;
    return from === to;
  });
  return axis >= 0 && isSwap && axis + 2 < order.length ? axis : undefined;
}
