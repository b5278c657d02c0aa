import { CourseError } from "../errors/course-error";
import { findNotebookOutput } from "./notebook-output";
import {
  formatColumn,
  isNumericColumn,
  readTable,
  type TableSource,
} from "./table-cells";
import { type TextTable, tableHtml, tableText } from "./table-html";

/** How a table is shown. */
export interface ShowTableOptions {
  /** Shown above the table. */
  caption?: string;
  /** Rows beyond this are counted, not shown. @default 20 */
  maxRows?: number;
}

/**
 * Shows a danfojs frame, or an array of objects, as a table below the cell.
 *
 * Numbers stand to the right and share their digits within a column. Outside a
 * notebook the table is printed as text.
 *
 * @throws CourseError when `table` is neither a frame nor an array
 *
 * @example
 * showTable([{ label: "diabetes", notes: 996 }], { caption: "Labels" });
 */
export function showTable(
  table: TableSource,
  { caption, maxRows = 20 }: ShowTableOptions = {},
): void {
  const shown = layOutTable(table, { caption, maxRows });
  const output = findNotebookOutput();
  if (!output) {
    console.log(tableText(shown));
    return;
  }
  output.show({
    data: { "text/html": tableHtml(shown), "text/plain": tableText(shown) },
  });
}

function layOutTable(
  source: TableSource,
  { caption, maxRows }: { caption: string | undefined; maxRows: number },
): TextTable {
  if (typeof source !== "object" || source === null) {
    throw new CourseError({
      where: "showTable",
      expected: "a DataFrame or an array of objects",
      got: source === null ? "null" : typeof source,
      fix: "Give it rows, e.g. [{ label, count }].",
    });
  }
  const { columns, rows } = readTable(source);
  const visible = rows.slice(0, maxRows);
  const byColumn = columns.map((_, column) =>
    visible.map((row) => row[column]),
  );
  const texts = byColumn.map(formatColumn);
  return {
    caption,
    columns,
    cells: visible.map((_, row) => texts.map((column) => column[row] ?? "")),
    numeric: byColumn.map(isNumericColumn),
    numHidden: rows.length - visible.length,
  };
}
