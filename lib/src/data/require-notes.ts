import { DataError } from "../errors/data-error";

type Table = readonly (readonly number[])[];

/**
 * Nothing; throws unless the notes are a table of token ids: at least one row,
 * all rows equally long, whole numbers of at least 0.
 *
 * @throws DataError naming the first note that does not fit
 */
export function requireTokenIds(tokenIds: Table): void {
  if (tokenIds.length === 0) {
    throw new DataError({
      where: "DataLoader",
      expected: "at least one note",
      got: "none",
      fix: "Generate or load the notes first.",
    });
  }
  requireEqualRows("tokenIds", tokenIds);
  tokenIds.forEach((note, n) => {
    const t = note.findIndex((id) => !Number.isInteger(id) || id < 0);
    if (t === -1) return;
    throw new DataError({
      where: "DataLoader",
      expected: "token ids to be whole numbers of at least 0",
      got: `${note[t]} at position ${t} of note ${n}`,
      fix: "Encode the words with a Vocabulary.",
    });
  });
}

/**
 * Nothing; throws unless the labels are a table with one row for each note.
 *
 * @throws DataError naming the first row that does not fit
 */
export function requireLabels(labels: Table, numNotes: number): void {
  if (labels.length !== numNotes) {
    throw new DataError({
      where: "DataLoader",
      expected: `one row of labels for each of ${numNotes} notes`,
      got: `${labels.length} rows`,
      fix: "Split tokenIds and labels at the same places.",
    });
  }
  requireEqualRows("labels", labels);
  labels.forEach((row, n) => {
    const c = row.findIndex((label) => !(label >= 0 && label <= 1));
    if (c === -1) return;
    throw new DataError({
      where: "DataLoader",
      expected: "labels from 0 to 1",
      got: `${row[c]} for class ${c} of note ${n}`,
      fix: "A label is 1 when the note has the diagnosis and 0 otherwise.",
    });
  });
}

function requireEqualRows(name: string, table: Table): void {
  const width = table[0]?.length ?? 0;
  const n = table.findIndex((row) => row.length !== width || width === 0);
  if (n === -1) return;
  throw new DataError({
    where: "DataLoader",
    expected: `${name} to have ${width || "at least 1"} columns in every row`,
    got: `${table[n]?.length} in row ${n}`,
    fix: "Pad or cut every note to the same maxLen.",
  });
}
