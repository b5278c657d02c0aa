import { DataError } from "../errors/data-error";
import { checkSentence } from "./check-sentence";
import type { NerSentence } from "./ner-corpus";

/** Which tags there are, and where words and tags stand. */
export interface ConllOptions {
  /** @default any of IOB2 */
  readonly labels?: readonly string[] | undefined;
  /** From 0. @default 0, the first */
  readonly tokenColumn?: number | undefined;
  /** From 0. @default the last of each line */
  readonly tagColumn?: number | undefined;
}

/**
 * The sentences of a file in CoNLL's form: a word and its tag a line, an empty
 * line after each sentence.
 *
 * Columns stand between tabs or, in a line without, between spaces. Several
 * empty lines are one, and lines of `-DOCSTART-` are passed over.
 *
 * @param where what is being read, for the messages
 * @throws DataError naming the line that cannot be read
 * @see Tjong Kim Sang and De Meulder 2003, https://aclanthology.org/W03-0419
 */
export function parseConll(
  where: string,
  text: string,
  options: ConllOptions = {},
): NerSentence[] {
  const known = options.labels && new Set(options.labels);
  const sentences: NerSentence[] = [];
  let open: { tokens: string[]; tags: string[] } | undefined;
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  // An empty line more, for the last sentence.
  [...lines, ""].forEach((line, i) => {
    const at = `${where}, line ${i + 1}`;
    if (line.trim() === "") {
      const end = `${at}, the end of sentence ${sentences.length}`;
      if (open) sentences.push(checkSentence(end, open, known));
      open = undefined;
    } else if (!/^-DOCSTART-(\s|$)/.test(line)) {
      const { token, tag } = parseLine(at, line, options);
      open ??= { tokens: [], tags: [] };
      open.tokens.push(token);
      open.tags.push(tag);
    }
  });
  return requireSentences(where, sentences);
}

function parseLine(
  at: string,
  line: string,
  { tokenColumn = 0, tagColumn }: ConllOptions,
): { token: string; tag: string } {
  const fields = line.includes("\t") ? line.split("\t") : line.split(/ +/);
  const columns = fields.map((field) => field.trim());
  const token = columns[tokenColumn] ?? "";
  const tag = columns[tagColumn ?? columns.length - 1] ?? "";
  if (columns.length > 1 && token !== "" && tag !== "") return { token, tag };
  const filled = columns.filter(Boolean).length;
  throw new DataError({
    where: at,
    expected: "a word and its tag, between tabs or spaces",
    got: `${filled} of ${columns.length} columns filled`,
    fix: "Is the file in CoNLL's form, a word a line?",
  });
}

/**
 * The sentences; throws when there is none.
 *
 * @throws DataError
 */
export function requireSentences(
  where: string,
  sentences: NerSentence[],
): NerSentence[] {
  if (sentences.length > 0) return sentences;
  throw new DataError({
    where,
    expected: "at least one sentence",
    got: "none",
    fix: "Is the file whole?",
  });
}
