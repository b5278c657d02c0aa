import { joinLines } from "../headless/notebook-json";
import type { Cell, Notebook } from "./notebook";

/**
 * Where a committed notebook differs from what the course says, as sentences that name the cell;
 * outputs and execution counts are not compared.
 */
export function sourceDifferences(committed: Notebook, built: Notebook): string[] {
  if (JSON.stringify(sorted(committed.metadata)) !== JSON.stringify(sorted(built.metadata))) {
    return ["its metadata differ"];
  }
  for (const [i, cell] of built.cells.entries()) {
    const other = committed.cells[i];
    const name = `cell ${i + 1} (${firstLine(cell)})`;
    if (other === undefined) return [`${name} is missing`];
    if (cell.cell_type !== other.cell_type) return [`${name} is of another type`];
    if (joinLines(cell.source) !== joinLines(other.source)) return [`${name} has another text`];
    if (cell.id !== other.id) return [`${name} has another id`];
    if (JSON.stringify(cell.metadata) !== JSON.stringify(other.metadata)) {
      return [`${name} has other metadata`];
    }
  }
  const extra = committed.cells[built.cells.length];
  return extra === undefined ? [] : [`there is one cell too many (${firstLine(extra)})`];
}

const firstLine = (cell: Cell): string => {
  const line = joinLines(cell.source).split("\n")[0] ?? "";
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};

const sorted = (metadata: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1));
