import { DataError } from "../../errors/data-error";
import type { TagTable } from "./tag-scheme";

/**
 * Nothing; throws unless both tables have the same sentences, each with as many
 * tags in one as in the other.
 *
 * @param where the function that was called, for the message
 * @throws DataError naming the first sentence that does not fit
 */
export function requireTagTables(
  where: string,
  gold: TagTable,
  predicted: TagTable,
): void {
  const refuse = (expected: string, got: string) =>
    new DataError({
      where,
      expected,
      got,
      fix: "Give the gold tags first, and a predicted tag for every word: O where a word was cut off.",
    });
  if (gold.length !== predicted.length) {
    throw refuse(
      `predicted tags of ${gold.length} sentences`,
      `${predicted.length}`,
    );
  }
  gold.forEach((tags, sentence) => {
    const length = predicted[sentence]?.length ?? 0;
    if (length === tags.length) return;
    const expected = `${tags.length} predicted tags in sentence ${sentence}`;
    throw refuse(expected, `${length}`);
  });
}
