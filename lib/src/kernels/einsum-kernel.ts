import * as tf from "@tensorflow/tfjs";
import { contract } from "./einsum";
import { parseEinsum } from "./einsum-equation";

const kernelName = "Einsum";

/** tfjs's kernel of these is missing, or gives wrong numbers. */
const backendsToRepair = ["wasm", "cpu"];

/**
 * Nothing; `tf.einsum` computes on wasm, rightly on cpu, and has a gradient on
 * every backend. Calling it again changes nothing.
 *
 * tfjs 4.22 has no kernel for wasm and no gradient at all; its kernel for cpu
 * passes over an operand that shares no summed letter with the other
 * ("b,bi->b"), and hands its input back as the output of "ij->ij".
 */
export function repairEinsum(): void {
  for (const backendName of backendsToRepair) {
    // Declared to be there always; it is undefined where there is none.
    const stock: tf.KernelConfig | undefined = tf.getKernel(
      kernelName,
      backendName,
    );
    if (stock?.kernelFunc === einsumKernel) continue;
    if (stock) tf.unregisterKernel(kernelName, backendName);
    tf.registerKernel({ kernelName, backendName, kernelFunc: einsumKernel });
  }
  tf.registerGradient({
    kernelName,
    saveAllInputs: true,
    gradFunc: einsumGradient,
  });
}

/** `Einsum`, by the other kernels of the current backend. */
const einsumKernel: tf.KernelFunc = ({ inputs, attrs }) =>
  // The engine passes the tensors themselves, and takes one back.
  contract(equationOf(attrs), Object.values(inputs) as tf.Tensor[]);

/**
 * `Einsum`'s gradients: for each operand, the einsum of dy and the other one
 * onto its own letters, and the same number for each place of an axis that it
 * alone has and that was summed.
 */
const einsumGradient: tf.GradFunc = (dy, saved, attrs) => {
  const { operands, output } = parseEinsum(equationOf(attrs));
  const slopes = operands.map((letters, i) => () => {
    const operand = saved[i];
    const other = saved[1 - i];
    if (operand === undefined) throw new Error(`einsum: no operand ${i}`);
    const sources = [output, ...operands.filter((_, k) => k !== i)];
    const isReached = (letter: string) => sources.join("").includes(letter);
    const reached = [...letters].filter(isReached).join("");
    const factors = other ? [dy as tf.Tensor, other.toFloat()] : [dy];
    const equation = `${sources.join(",")}->${reached}`;
    const slope = tf.einsum(equation, ...(factors as tf.Tensor[]));
    if (reached === letters) return slope;
    const shape = operand.shape.map((size, axis) =>
      isReached(letters.charAt(axis)) ? size : 1,
    );
    return slope.reshape(shape).broadcastTo(operand.shape);
  });
  // tfjs knows the operands by their numbers.
  return Object.fromEntries(slopes.map((slope, i) => [`${i}`, slope]));
};

function equationOf(attrs: tf.NamedAttrMap | undefined): string {
  return String(attrs?.equation);
}
