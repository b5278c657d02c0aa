import * as tf from "@tensorflow/tfjs";
import type { LoopTools } from "./fused-kernels";
import { inputOf, type MakeKernel } from "./kernel-registry";

/**
 * `AttendingAdam`: one step of Adam, written over parameter and moments, which
 * must share their memory with no other tensor. It has no output.
 */
export function adamKernel({ memory, loops }: LoopTools): MakeKernel {
  return () => (call) => {
    const parameter = inputOf(call, "parameter");
    const [first, second] = [inputOf(call, "first"), inputOf(call, "second")];
    const gradient = inputOf(call, "gradient");
    const at = memory.addressesOf(parameter, first, second, gradient);
    const size = tf.util.sizeFromShape(parameter.shape);
    const number = (name: string) => Number(call.attrs?.[name]);
    const [beta1, beta2] = [number("beta1"), number("beta2")];
    loops.adamStep(
      ...at,
      size,
      ...[number("keep"), number("stepSize")],
      ...[beta1, 1 - beta1, beta2, 1 - beta2],
      ...[number("rootCorrection"), number("epsilon")],
    );
    return [];
  };
}

/** `AttendingSumOfSquares`: Σ x² over all inputs together. */
export function sumOfSquaresKernel({ memory, loops }: LoopTools): MakeKernel {
  return () => (call) => {
    let total = 0;
    for (const name of Object.keys(call.inputs)) {
      const x = inputOf(call, name);
      const size = tf.util.sizeFromShape(x.shape);
      total += loops.sumOfSquares(memory.addressOf(x), size);
    }
    const sum = memory.makeFloats([]);
    memory.floatsOf(sum)[0] = total;
    return sum;
  };
}

/** `AttendingScale`: multiplies x where it is. It has no output. */
export function scaleKernel({ memory, loops }: LoopTools): MakeKernel {
  return () => (call) => {
    const x = inputOf(call, "x");
    const size = tf.util.sizeFromShape(x.shape);
    loops.scaleInPlace(memory.addressOf(x), size, Number(call.attrs?.factor));
    return [];
  };
}
