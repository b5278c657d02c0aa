import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { CsvError, parse } from "csv-parse/sync";
import { DataError } from "../errors/data-error";

/** A row of a table: the text of each wanted column, "" where it is empty. */
export type TableRow<Column extends string> = Readonly<Record<Column, string>>;

/**
 * The rows of `folder/name.csv`, or of `folder/name.csv.gz`, as text.
 *
 * Nothing becomes a number: to a reader that guesses types, the codes 0389 and
 * 389 would be the same.
 *
 * @param columns those wanted; others are left out
 * @throws DataError when there is no such file, it is not CSV with as many
 * cells in each row as in its heading, or lacks a column. It never quotes what
 * stands in a row.
 */
export function readTable<Column extends string>(
  folder: string,
  name: string,
  columns: readonly Column[],
): TableRow<Column>[] {
  const where = `readTable, ${name}.csv`;
  const [heading = [], ...rows] = parseRows(readText(folder, name), where);
  const missing = columns.filter((column) => !heading.includes(column));
  if (missing.length > 0) {
    throw new DataError({
      where,
      expected: `the columns ${columns.join(", ")}`,
      got: `none named ${missing.join(", ")}`,
      fix: "Take the table as it is published; names are in small letters.",
    });
  }
  const places = columns.map((column) => heading.indexOf(column));
  return rows.map((cells) => {
    const wanted = places.map((place, c) => [columns[c], cells[place] ?? ""]);
    return Object.fromEntries(wanted) as TableRow<Column>;
  });
}

function readText(folder: string, name: string): string {
  const plain = join(folder, `${name}.csv`);
  const packed = `${plain}.gz`;
  try {
    const isPacked = !existsSync(plain) && existsSync(packed);
    const bytes = readFileSync(isPacked ? packed : plain);
    return (isPacked ? gunzipSync(bytes) : bytes).toString("utf8");
  } catch (error) {
    // Node's message has the path, which says more of a machine than is needed.
    throw new DataError({
      where: `readTable, ${name}.csv`,
      expected: "a file that can be read, also as .csv.gz",
      got: `${Object(error).code ?? "an error"}`,
      fix: "Is the table in the folder, under its published name?",
    });
  }
}

function parseRows(text: string, where: string): string[][] {
  try {
    return parse(text, { bom: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DataError({
      where,
      expected: "CSV with equally many cells in each row",
      got: `${error.code} at line ${error.lines ?? "?"}`,
      fix: "Was the file cut, or edited in a spreadsheet?",
    });
  }
}
