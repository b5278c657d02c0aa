import type { Random } from "@attending/lib";
import type { TensorData } from "../../data/data";

/** Independent normal numbers with mean 0 and the given standard deviation. */
export function drawNormal(random: Random, shape: readonly number[], deviation = 1): TensorData {
  const values = Float32Array.from({ length: sizeOf(shape) }, () => deviation * normal(random));
  return { dtype: "float32", shape, values };
}

/** A tensor filled by a rule of the flat, row-major index. */
export function fillTensor(
  shape: readonly number[],
  valueAt: (flatIndex: number) => number,
): TensorData {
  const values = Float32Array.from({ length: sizeOf(shape) }, (_, i) => valueAt(i));
  return { dtype: "float32", shape, values };
}

/** Whole numbers, filled by a rule of the flat, row-major index. */
export function fillIntegers(
  shape: readonly number[],
  valueAt: (flatIndex: number) => number,
): TensorData {
  const values = Int32Array.from({ length: sizeOf(shape) }, (_, i) => valueAt(i));
  return { dtype: "int32", shape, values };
}

/** Box and Muller 1958; 1 - u keeps the logarithm off 0. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
