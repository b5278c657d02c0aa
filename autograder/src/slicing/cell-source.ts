import ts from "typescript";
import type { NotebookCell } from "../notebook/notebook";

/** A code cell and where it stands. */
export interface CellSource {
  /** Place among all cells of the notebook, from 1. */
  readonly cell: number;
  readonly source: string;
  /** The name under which other cells import this one, when it begins with a `@module` comment. */
  readonly module: string | undefined;
}

/** The code cells of a notebook, numbered among all its cells. */
export function codeCells(cells: readonly NotebookCell[]): CellSource[] {
  return cells.flatMap(({ kind, source }, index) =>
    kind === "code" ? [{ cell: index + 1, source, module: moduleName(source) }] : [],
  );
}

/** tslab takes the last `@module` tag of the comments before the first word of a cell. */
function moduleName(source: string): string | undefined {
  const comments = ts.getLeadingCommentRanges(source, 0) ?? [];
  let name: string | undefined;
  for (const { pos, end } of comments) {
    const text = source.slice(pos, end);
    if (!text.startsWith("/**")) continue;
    name = /(?:^|[\s*])@module[ \t]+([\w./-]+)/.exec(text)?.[1] ?? name;
  }
  return name;
}
