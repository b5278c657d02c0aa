import type { TensorData } from "../../data/data";

/** The rows of a `[numNotes, width]` tensor. */
export function rowsOf({ shape, values }: TensorData): number[][] {
  const [numRows = 0, width = 0] = shape;
  return Array.from({ length: numRows }, (_, row) => [
    ...values.subarray(row * width, (row + 1) * width),
  ]);
}
