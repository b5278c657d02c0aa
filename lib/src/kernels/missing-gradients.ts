import * as tf from "@tensorflow/tfjs";
import { OperationError } from "../errors/operation-error";
import { withoutGradient, wrongGradients } from "./missing-operations";

let isDone = false;

/**
 * Nothing; on every backend, a gradient that tfjs lacks or has wrongly says
 * which operation it is of, and what to use instead.
 *
 * tfjs would name a kernel ("gradient function not found for GatherNd"), or
 * give wrong slopes.
 */
export function explainMissingGradients(): void {
  if (isDone) return;
  isDone = true;
  for (const { kernels, what, instead } of withoutGradient) {
    const gradFunc = () => {
      throw refuse("that have one", what, instead);
    };
    for (const kernelName of kernels) {
      tf.registerGradient({ kernelName, gradFunc });
    }
  }
  for (const { kernel, what, isWrong, instead } of wrongGradients) {
    changeGradient(kernel, (stock) => (dy, saved, attributes) => {
      const slope = dy as tf.Tensor;
      const isRight =
        isWrong !== "always" &&
        (tf.getBackend() === "tensorflow" || !pads(slope, saved, attributes));
      if (isRight) return stock(dy, saved, attributes);
      throw refuse("whose gradient tfjs has right", what, instead);
    });
  }
}

/** What a gradient's function is told of its kernel. */
type Attributes = Parameters<tf.GradFunc>[2];

function changeGradient(
  kernelName: string,
  change: (stock: tf.GradFunc) => tf.GradFunc,
): void {
  const stock = tf.getGradient(kernelName);
  tf.unregisterGradient(kernelName);
  tf.registerGradient({ ...stock, gradFunc: change(stock.gradFunc) });
}

/** Whether a window reaches beyond the input's numbers. */
function pads(
  slope: tf.Tensor,
  [x, filter]: readonly tf.Tensor[],
  { pad, filterSize, strides, dilations }: Attributes,
): boolean {
  if (pad === "valid" || pad === 0 || x === undefined) return false;
  if (typeof pad !== "string") return true;
  // The first axis is the batch, the last one the channels.
  const sizes = x.shape.slice(1, -1);
  return sizes.some((size, axis) => {
    const gap = at(dilations ?? 1, axis);
    const window = filter ? (filter.shape[axis] ?? 1) : at(filterSize, axis);
    const numSteps = (slope.shape[axis + 1] ?? 1) - 1;
    return numSteps * at(strides, axis) + (window - 1) * gap + 1 > size;
  });
}

/** An attribute that is one number for all axes, or one for each. */
function at(attribute: unknown, axis: number): number {
  return Number(Array.isArray(attribute) ? attribute[axis] : attribute);
}

function refuse(which: string, what: string, instead: string): OperationError {
  return new OperationError({
    where: "gradient",
    expected: `operations ${which}`,
    got: what,
    fix: instead,
  });
}
