import { DataError } from "../errors/data-error";
import { checkSentence } from "./check-sentence";
import type { NerSentence } from "./ner-corpus";
import { requireSentences } from "./parse-conll";

/** Which tags there are. */
export interface NerJsonlOptions {
  /** In the order of their ids. @default any of IOB2, and none by its id */
  readonly labels?: readonly string[] | undefined;
}

/**
 * The sentences of a file with one JSON object a line: `tokens`, a list of
 * texts, and `tags` (or Hugging Face's `ner_tags`), a list of tags or their
 * ids.
 *
 * @param where what is being read, for the messages
 * @throws DataError naming the line that cannot be read
 */
export function parseNerJsonl(
  where: string,
  text: string,
  { labels }: NerJsonlOptions = {},
): NerSentence[] {
  const known = labels && new Set(labels);
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const sentences = lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    const at = `${where}, line ${i + 1}`;
    const { tokens, tags } = parseLine(at, line);
    const named = tags.map((tag, word) => nameOf(at, tag, word, labels));
    return [checkSentence(at, { tokens, tags: named }, known)];
  });
  return requireSentences(where, sentences);
}

function parseLine(
  at: string,
  line: string,
): { tokens: string[]; tags: unknown[] } {
  try {
    const value: unknown = JSON.parse(line);
    const { tokens, tags, ner_tags } = Object(value);
    const found: unknown = tags ?? ner_tags;
    const isText = (token: unknown) => typeof token === "string";
    if (Array.isArray(tokens) && tokens.every(isText) && Array.isArray(found)) {
      return { tokens, tags: found };
    }
  } catch {
    // Said below, as of JSON that is something else.
  }
  throw new DataError({
    where: at,
    expected: "a JSON object with tokens, a list of texts, and tags, a list",
    got: "something else",
    fix: "Is it one object a line, and was the file cut short?",
  });
}

function nameOf(
  at: string,
  tag: unknown,
  word: number,
  labels: readonly string[] | undefined,
): string {
  if (typeof tag === "string") return tag;
  const name = typeof tag === "number" ? labels?.[tag] : undefined;
  if (name !== undefined) return name;
  throw new DataError({
    where: at,
    expected: labels
      ? `an id from 0 to ${labels.length - 1}, or a tag, for token ${word}`
      : `a tag in words for token ${word}, since no labels are given`,
    got: typeof tag === "number" ? `${tag}` : "something else",
    fix: "Put label.json beside the files, an id for each tag.",
  });
}
