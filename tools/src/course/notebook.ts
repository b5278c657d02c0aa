/** A notebook as nbformat 4.5 writes it, as far as the course uses it. */
export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly nbformat: 4;
  readonly nbformat_minor: 5;
}

export type Cell = MarkdownCell | CodeCell;

export interface MarkdownCell {
  readonly cell_type: "markdown";
  readonly id: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly source: readonly string[];
}

export interface CodeCell {
  readonly cell_type: "code";
  readonly execution_count: number | null;
  readonly id: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly outputs: readonly Output[];
  readonly source: readonly string[];
}

export type Output = Readonly<Record<string, unknown>>;

/** A text as nbformat keeps it: lines, each but the last with its line end. */
export const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** A source or output text, which nbformat allows as one string or as lines. */
export const joinLines = (text: unknown): string =>
  Array.isArray(text) ? text.join("") : String(text ?? "");

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
