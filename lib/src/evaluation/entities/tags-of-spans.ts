import { DataError } from "../../errors/data-error";
import type { EntitySpan } from "./spans-of-tags";

/**
 * The IOB2 tags of a sentence with these entities; `O` elsewhere.
 *
 * @param numWords how many words the sentence has
 * @throws DataError when an entity is empty, leaves the sentence or overlaps
 * another: a word has one tag
 * @example
 * tagsOfSpans([{ type: "Disease", start: 1, end: 3 }], 4);
 * // ["O", "B-Disease", "I-Disease", "O"]
 */
export function tagsOfSpans(
  spans: readonly EntitySpan[],
  numWords: number,
): string[] {
  const tags = Array<string>(numWords).fill("O");
  const inOrder = [...spans].sort((a, b) => a.start - b.start);
  let reached = 0;
  for (const { type, start, end } of inOrder) {
    const isWhole = Number.isInteger(start) && Number.isInteger(end);
    if (!isWhole || start < reached || end <= start || end > numWords) {
      throw new DataError({
        where: "tagsOfSpans",
        expected: `an entity within words ${reached} to ${numWords}`,
        got: `one from ${start} to ${end}`,
        fix: "Entities are half-open, of at least one word, and share none.",
      });
    }
    reached = end;
    const suffix = type === "_" ? "" : `-${type}`;
    for (let word = start; word < end; word++) {
      tags[word] = `${word === start ? "B" : "I"}${suffix}`;
    }
  }
  return tags;
}
