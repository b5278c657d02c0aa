import type { CompiledCell } from "../slicing/protocol";

/**
 * Where in the notebook an error came from: `cell 7, line 3`. Empty when no frame is in a cell.
 *
 * The stack is foreign text: only numbers are read from it, and only those of cells that were run.
 */
export function cellPosition(stack: string, cells: readonly CompiledCell[]): string {
  for (const [, number, line] of stack.matchAll(/\bcell-(\d{1,5}):(\d{1,6}):\d{1,6}/g)) {
    const cell = cells.find((compiled) => compiled.cell === Number(number));
    const position = cell?.lines[Number(line) - 1];
    if (position !== undefined && position > 0) return `cell ${number}, line ${position}`;
  }
  return "";
}
