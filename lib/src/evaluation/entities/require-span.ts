import { DataError } from "../../errors/data-error";
import type { EntitySpan } from "./spans-of-tags";

/**
 * Nothing; throws unless an entity is at least one of so many words.
 *
 * @param where the function that was called, for the message
 * @throws DataError that names the span, and no word
 */
export function requireSpan(
  where: string,
  { start, end }: Pick<EntitySpan, "start" | "end">,
  numWords: number,
): void {
  const isWhole = Number.isInteger(start) && Number.isInteger(end);
  if (isWhole && start >= 0 && start < end && end <= numWords) return;
  throw new DataError({
    where,
    expected: `entities of at least one of ${numWords} words`,
    got: `words ${start} to before ${end}`,
    fix: "Are the spans and the tokens of the same note?",
  });
}
