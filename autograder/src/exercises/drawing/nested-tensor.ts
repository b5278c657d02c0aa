import type { TensorData } from "../../data/data";

/** Numbers as they are written down: `[[1, 0], [0, 1]]`. */
export type Nested = number | readonly Nested[];

/** A float32 tensor from numbers as they are written down, every row as long as the first. */
export function tensorOf(nested: Nested): TensorData {
  const { shape, values } = flattened(nested);
  return { dtype: "float32", shape, values: Float32Array.from(values) };
}

/** The same for whole numbers. */
export function integersOf(nested: Nested): TensorData {
  const { shape, values } = flattened(nested);
  return { dtype: "int32", shape, values: Int32Array.from(values) };
}

function flattened(nested: Nested): { shape: number[]; values: number[] } {
  if (typeof nested === "number") return { shape: [], values: [nested] };
  const items = nested.map(flattened);
  return {
    shape: [items.length, ...(items[0]?.shape ?? [])],
    values: items.flatMap(({ values }) => values),
  };
}
