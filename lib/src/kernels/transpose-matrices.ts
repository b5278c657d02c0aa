import type { WasmMemory } from "./wasm-memory";

/** As many rows as fit into the processor's nearest cache a column at a time. */
const stripHeight = 32;

/**
 * Nothing; writes each of a row of matrices `[rows, columns]`, one after
 * another in memory, as `[columns, rows]` to another place.
 */
export function transposeMatrices(
  memory: WasmMemory,
  from: number,
  to: number,
  numMatrices: number,
  rows: number,
  columns: number,
): void {
  const size = rows * columns;
  const source = memory.floatsAt(from, numMatrices * size);
  const target = memory.floatsAt(to, numMatrices * size);
  for (let start = 0; start < numMatrices * size; start += size) {
    for (let top = 0; top < rows; top += stripHeight) {
      const bottom = Math.min(top + stripHeight, rows);
      for (let column = 0; column < columns; column++) {
        for (let row = top; row < bottom; row++) {
          target[start + column * rows + row] =
            source[start + row * columns + column] ?? 0;
        }
      }
    }
  }
}
