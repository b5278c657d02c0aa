import { readFileSync } from "node:fs";
import { DataError } from "../errors/data-error";

/** A concept in its sentence, and what a physician said of it. */
export interface NegexSentence {
  /** Of the report that the sentence is from. */
  readonly report: number;
  readonly concept: string;
  readonly sentence: string;
  /** Whether the sentence says that the patient has it not. */
  readonly isNegated: boolean;
}

const header = "Report No.\tConcept\tSentence\tNegation";

/**
 * The annotated sentences of NegEx's test kit, in the file's order.
 *
 * The file is `Annotations-1-120.txt` as it is published: a line for each
 * concept, with report, concept, sentence, and `Affirmed` or `Negated` between
 * tabs; a field may stand in double quotes, which are doubled inside of it.
 *
 * @param file the path of the file
 * @throws DataError when there is no such file, or a line is not of this form.
 * It names the line, and never quotes what stands there.
 * @see https://github.com/chapmanbe/negex, in `negex.python/`
 */
export function readNegexSentences(file: string): NegexSentence[] {
  const lines = readLines(file).split(/\r?\n/);
  if (lines[lines.length - 1] === "") lines.pop();
  if (lines[0] !== header) {
    throw refuse(1, "the columns Report No., Concept, Sentence, Negation");
  }
  if (lines.length === 1) throw refuse(2, "at least one sentence", "none");
  return lines.slice(1).map((line, i) => readLine(line, i + 2));
}

function readLines(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    // Node's message has the path, which says more of a machine than is needed.
    const code = Object(error).code ?? "an error";
    throw new DataError({
      where: "readNegexSentences",
      expected: "a file that can be read",
      got: `${code}`,
      fix: "Is Annotations-1-120.txt of NegEx's test kit where you said?",
    });
  }
}

function readLine(line: string, number: number): NegexSentence {
  const fields = line.split("\t");
  if (fields.length !== 4) {
    throw refuse(number, "4 fields between tabs", `${fields.length}`);
  }
  const [report = "", concept = "", sentence = "", label = ""] = fields.map(
    (field) => unquote(field, number),
  );
  if (!/^[1-9]\d*$/.test(report)) throw refuse(number, "a report's number");
  if (concept.trim() === "") throw refuse(number, "a concept", "none");
  if (sentence.trim() === "") throw refuse(number, "a sentence", "none");
  if (label !== "Affirmed" && label !== "Negated") {
    throw refuse(number, "Affirmed or Negated in the last field");
  }
  const isNegated = label === "Negated";
  return { report: Number(report), concept, sentence, isNegated };
}

/** `"a ""b"""` is `a "b"`; without quotes around it a field is as it stands. */
function unquote(field: string, number: number): string {
  if (!field.startsWith('"')) return field;
  const inner = field.slice(1, -1);
  const isQuoted = field.length > 1 && field.endsWith('"');
  if (isQuoted && !inner.replaceAll('""', "").includes('"')) {
    return inner.replaceAll('""', '"');
  }
  throw refuse(number, "a quoted field that ends in its quote");
}

function refuse(line: number, expected: string, got = "another"): DataError {
  return new DataError({
    where: `readNegexSentences, line ${line}`,
    expected,
    got,
    fix: "Take the file as it is published, without editing it.",
  });
}
