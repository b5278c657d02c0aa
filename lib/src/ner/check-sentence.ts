import { DataError } from "../errors/data-error";
import { parseTag } from "../evaluation/entities/tag-scheme";
import type { NerSentence } from "./ner-corpus";

/**
 * The sentence; throws unless it has words, and for each word a tag.
 *
 * An `I-` without its `B-` is not refused: `inspectNerCorpus` counts them.
 *
 * @param where which sentence it is, for the messages; its text is not quoted
 * @param labels the tags that there are; any of IOB2 where none are given
 * @throws DataError when a word is empty, the lists differ in length, or a tag
 * is unknown
 */
export function checkSentence(
  where: string,
  { tokens, tags }: NerSentence,
  labels?: ReadonlySet<string>,
): NerSentence {
  const refuse = (expected: string, got: string, fix: string) =>
    new DataError({ where, expected, got, fix });
  if (tokens.length === 0) {
    throw refuse("at least one token", "none", "Leave empty sentences out.");
  }
  if (tags.length !== tokens.length) {
    throw refuse(
      `${tokens.length} tags, one for each token`,
      `${tags.length}`,
      "Tags are of words, not of entities or word pieces.",
    );
  }
  const empty = tokens.findIndex((token) => token.trim() === "");
  if (empty !== -1) {
    throw refuse(`text in token ${empty}`, "none", "Leave empty tokens out.");
  }
  tags.forEach((tag, word) => {
    if (labels === undefined) {
      parseTag(tag, "IOB2", `word ${word} in ${where}`);
    } else if (!labels.has(tag)) {
      throw refuse(
        `one of the ${labels.size} labels for token ${word}`,
        "another",
        "Do the labels belong to these files, and is the last column the tag?",
      );
    }
  });
  return { tokens, tags };
}
