import type { CellJson, NotebookJson } from "../headless/notebook-json";

/** A notebook as the course writes it: nbformat 4.5. */
export interface Notebook extends NotebookJson {
  readonly cells: readonly Cell[];
  readonly nbformat: 4;
  readonly nbformat_minor: 5;
}

export type Cell = MarkdownCell | CodeCell;

export interface MarkdownCell extends CellJson {
  readonly cell_type: "markdown";
  readonly id: string;
  readonly source: readonly string[];
}

export interface CodeCell extends CellJson {
  readonly cell_type: "code";
  readonly execution_count: number | null;
  readonly id: string;
  readonly outputs: readonly Output[];
  readonly source: readonly string[];
}

export type Output = Readonly<Record<string, unknown>>;

/** The bytes that Jupyter itself would write: keys sorted, one space of indent, a line end last. */
export const notebookBytes = (notebook: Notebook): string =>
  `${JSON.stringify(sortKeys(notebook), null, 1)}\n`;

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}
