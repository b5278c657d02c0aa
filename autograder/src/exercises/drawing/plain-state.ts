import type { TensorData } from "../../data/data";
import type { Shapes, State } from "./draw-state";
import { fillTensor } from "./draw-tensor";

/**
 * Parameters that change as little as can be: weights with 1 on the diagonal, norms that scale by 1,
 * biases of 0. What a module does with them can be followed by hand.
 */
export function plainState(shapes: Shapes, changes: State = {}): State {
  const plain = Object.entries(shapes).map(([name, shape]) => [name, plainParameter(name, shape)]);
  return { ...Object.fromEntries(plain), ...changes };
}

export function plainParameter(name: string, shape: readonly number[]): TensorData {
  const [, width = 1] = shape;
  if (shape.length === 2) {
    return fillTensor(shape, (i) => (Math.floor(i / width) === i % width ? 1 : 0));
  }
  return fillTensor(shape, () => (name.endsWith(".weight") ? 1 : 0));
}
