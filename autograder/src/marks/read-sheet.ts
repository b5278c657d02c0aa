import { CsvError, parse } from "csv-parse/sync";
import { printable } from "../report/printable";
import { MarksError } from "./marks-error";

/** One row of a table, its cells by column. */
export interface SheetRow {
  /** Line of the file, from 1: where the row begins. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * The rows of a CSV file as spreadsheets write it: separated by commas, semicolons or tabs, whichever
 * its heading has. Other columns than the wanted ones may be there, and are left out; so are empty rows.
 *
 * An apostrophe that keeps a spreadsheet from taking a cell for a formula (`'=x`, `'-2`) is taken off.
 *
 * @param where the file's name, for messages
 * @throws MarksError when it is not such a file, or lacks a column
 */
export function readSheet(
  text: string,
  where: string,
  {
    columns,
    optional = [],
  }: { readonly columns: readonly string[]; readonly optional?: readonly string[] },
): SheetRow[] {
  const [heading, ...rows] = parseRows(text, where);
  const names = heading?.record.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const got = printable(names.join(", ")) || "nothing";
    throw new MarksError(where, [
      `line 1: expected a heading with ${columns.join(", ")}, got ${got}. Likely fix: add ${missing.join(", ")}.`,
    ]);
  }
  const wanted = [...columns, ...optional];
  return rows.flatMap(({ record, line }) => {
    const cell = (name: string) => plain(record[names.indexOf(name)] ?? "");
    const cells = Object.fromEntries(wanted.map((name): [string, string] => [name, cell(name)]));
    return record.every((each) => each.trim() === "") ? [] : [{ line, cells }];
  });
}

interface ParsedRow {
  readonly record: readonly string[];
  readonly line: number;
}

function parseRows(text: string, where: string): ParsedRow[] {
  try {
    const rows: ParsedRow[] = [];
    // `lines` is that of a record's end; the next begins after it.
    let line = 1;
    parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count_less: true,
      on_record: (record: string[], { lines }) => {
        rows.push({ record, line });
        line = lines + 1;
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new MarksError(where, [`expected a CSV file. ${printable(error.message)}.`]);
  }
}

/** The separator that the heading has most of. */
function separatorOf(text: string): string {
  const heading = text.slice(0, text.search(/[\r\n]|$/));
  const count = (separator: string) => heading.split(separator).length;
  return [",", ";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best));
}

function plain(cell: string): string {
  return cell.trim().replace(/^'(?='*\s*[=+\-@＝＋－＠])/u, "");
}
