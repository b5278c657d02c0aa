/** What a danfojs `DataFrame` or `Series` looks like from outside. */
export interface FrameLike {
  readonly columns: readonly string[];
  readonly values: readonly unknown[];
  readonly index?: readonly (string | number)[];
}

/** Rows of a table: a danfojs frame or series, or an array of objects. */
export type TableSource = FrameLike | readonly object[];

/** A table before its cells become text. */
export interface RawTable {
  columns: readonly string[];
  /** `[row][column]` */
  rows: readonly (readonly unknown[])[];
}

const maxTextLength = 120;

/**
 * Columns and rows of either kind of source.
 *
 * A frame's index becomes the first column, unless it only counts the rows.
 * An array's columns are the keys of all its objects, in order of appearance;
 * a key that a row lacks leaves that cell empty.
 */
export function readTable(source: TableSource): RawTable {
  if ("columns" in source) {
    const { columns, values, index = [] } = source;
    const rows = values.map((row) => (Array.isArray(row) ? row : [row]));
    if (index.every((name, row) => name === row)) return { columns, rows };
    return {
      columns: ["", ...columns],
      rows: rows.map((row, position) => [index[position], ...row]),
    };
  }
  const columns = [...new Set(source.flatMap((row) => Object.keys(row)))];
  const rows = source.map((row) => {
    const cells = new Map<string, unknown>(Object.entries(row));
    return columns.map((column) => cells.get(column));
  });
  return { columns, rows };
}

/**
 * A column's cells as text, with one number format for the whole column.
 *
 * Whole numbers get thousands separators; fractions as many decimals as the
 * column's largest value leaves to four digits, so that columns line up.
 */
export function formatColumn(values: readonly unknown[]): string[] {
  const format = chooseNumberFormat(values.filter(isNumber));
  return values.map((value) => {
    if (isNumber(value)) return format(value);
    return shorten(textOf(value));
  });
}

/** Whether a column holds numbers, and nothing else but empty cells. */
export function isNumericColumn(values: readonly unknown[]): boolean {
  return (
    values.some(isNumber) &&
    values.every((value) => isNumber(value) || value == null)
  );
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function chooseNumberFormat(
  numbers: readonly number[],
): (value: number) => string {
  const finite = numbers.filter(Number.isFinite);
  if (finite.every(Number.isInteger)) {
    return (value) =>
      Number.isFinite(value) ? value.toLocaleString("en-US") : String(value);
  }
  const largest = Math.max(...finite.map(Math.abs));
  const magnitude = Math.floor(Math.log10(largest));
  const digits = Math.min(4, Math.max(1, 3 - magnitude));
  return (value) => {
    if (!Number.isFinite(value)) return String(value);
    // A p-value of 3e-7 must not read as 0.0000.
    if (value !== 0 && Math.abs(value) < 0.5 * 10 ** -digits) {
      return value.toExponential(2);
    }
    return value.toLocaleString("en-US", {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  };
}

function textOf(value: unknown): string {
  if (value == null) return "";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function shorten(text: string): string {
  const characters = [...text];
  if (characters.length <= maxTextLength) return text;
  return `${characters.slice(0, maxTextLength - 1).join("")}…`;
}
