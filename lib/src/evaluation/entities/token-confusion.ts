import { DataError } from "../../errors/data-error";
import { requireTagTables } from "./require-tag-tables";
import type { TagTable } from "./tag-scheme";

/** How often which tag was predicted for which. */
export interface TokenConfusion {
  /** The tags, in the order of rows and columns. */
  readonly labels: string[];
  /** `counts[gold][predicted]`, in words. */
  readonly counts: number[][];
}

/**
 * The confusion matrix of the words' tags, and so of words, not of entities.
 *
 * @param gold `[sentence][word]`
 * @param predicted the same
 * @param labels rows and columns; by default all that occur, `O` first and then
 * alphabetically
 * @throws DataError when the tables differ in size, or a tag is not in `labels`
 */
export function tokenConfusion(
  gold: TagTable,
  predicted: TagTable,
  labels?: readonly string[],
): TokenConfusion {
  const where = "tokenConfusion";
  requireTagTables(where, gold, predicted);
  const rows = labels ?? labelsOf([...gold, ...predicted]);
  const places = new Map(rows.map((label, i) => [label, i]));
  const counts = rows.map(() => rows.map(() => 0));
  const placeOf = (tag: string | undefined, sentence: number, word: number) => {
    const place = places.get(tag ?? "");
    if (place !== undefined) return place;
    throw new DataError({
      where,
      expected: `one of the ${rows.length} labels for word ${word} of sentence ${sentence}`,
      got: "another",
      fix: "Leave labels out to have all that occur.",
    });
  };
  gold.forEach((tags, sentence) => {
    tags.forEach((tag, word) => {
      const row = counts[placeOf(tag, sentence, word)] ?? [];
      const column = placeOf(predicted[sentence]?.[word], sentence, word);
      row[column] = (row[column] ?? 0) + 1;
    });
  });
  return { labels: [...rows], counts };
}

function labelsOf(tables: TagTable): string[] {
  const found = [...new Set(tables.flat())].sort();
  const others = found.filter((label) => label !== "O");
  return others.length < found.length ? ["O", ...others] : others;
}

/**
 * The share of words whose tag is right, `O` included; NaN of no word.
 *
 * Most words are `O`: it is high also where no entity is found.
 *
 * @param gold `[sentence][word]`
 * @param predicted the same
 * @throws DataError when the tables differ in size
 */
export function tokenAccuracy(gold: TagTable, predicted: TagTable): number {
  requireTagTables("tokenAccuracy", gold, predicted);
  const right = gold.flatMap((tags, sentence) =>
    tags.map((tag, word) => tag === predicted[sentence]?.[word]),
  );
  return right.filter(Boolean).length / right.length;
}
