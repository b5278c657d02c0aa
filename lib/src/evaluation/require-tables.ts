import { DataError } from "../errors/data-error";

/** `[numNotes][numClasses]`: one row for each note. */
export type NoteTable = readonly (readonly number[])[];

/**
 * Nothing; throws unless both tables have at least one row, and the same rows
 * and columns.
 *
 * @param where the function that was called, for the message
 * @throws DataError naming the first row that does not fit
 */
export function requireSameTables(
  where: string,
  first: NoteTable,
  second: NoteTable,
): void {
  const refuse = (expected: string, got: string) =>
    new DataError({
      where,
      expected,
      got,
      fix: "Pass what the model says and the labels of the same notes.",
    });
  if (first.length === 0) throw refuse("at least one note", "none");
  if (first.length !== second.length) {
    throw refuse(`${first.length} rows in both tables`, `${second.length}`);
  }
  const width = first[0]?.length ?? 0;
  for (const table of [first, second]) {
    const n = table.findIndex((row) => row.length !== width);
    if (n === -1) continue;
    throw refuse(`${width} classes in row ${n}`, `${table[n]?.length}`);
  }
}
