import { createHash } from "node:crypto";
import { analyseCells } from "./analysed-cell";
import { answerWords, TooManyWords } from "./answer-form";
import type { NamedNotebook, OwnDeclaration } from "./canonical-names";
import { ModuleCells } from "./module-cells";
import { NotebookGraph } from "./notebook-graph";

/**
 * How many words an answer must have beyond its stub to be compared. Shorter ones are equal by chance:
 * of the 57 different right answers in `autograder/tests/honest-answers.ts` those that are equal without
 * being the reference have 92, the most natural way to write 02.1; the shortest reference has 105.
 */
const fewestOwnWords = 100;

/** The exercise as it was handed out. */
export interface HandedOut {
  readonly symbol: string;
  readonly stub: string;
  readonly reference: string;
}

/**
 * A hash of what an answer says, whatever its names, types, comments and layout; empty where it is too
 * short to be told apart from others', or too long.
 *
 * @param graded all symbols that are graded in the notebook
 */
export function answerFingerprint(
  notebook: NamedNotebook,
  answer: OwnDeclaration,
  { symbol, stub }: HandedOut,
  graded: readonly string[],
): string {
  const words = wordsOf(notebook, answer, new Set(graded));
  const numOwn = words.length - courseText(stub, symbol, graded).numWords;
  return numOwn < fewestOwnWords ? "" : hashOf(words);
}

/** Whether a fingerprint is that of the course's own answer. */
export function isReferenceFingerprint(
  hash: string,
  { symbol, reference }: HandedOut,
  graded: readonly string[],
): boolean {
  return hash !== "" && hash === courseText(reference, symbol, graded).hash;
}

interface CourseText {
  readonly numWords: number;
  readonly hash: string;
}

/** A worker meets the same few stubs and references with each notebook. */
const courseTexts = new Map<string, CourseText>();

function courseText(source: string, symbol: string, graded: readonly string[]): CourseText {
  const known = courseTexts.get(source);
  if (known !== undefined) return known;
  const { cells } = analyseCells([{ cell: 1, source, module: undefined }]);
  const [cell] = cells;
  const declared = cell?.declarations.get(symbol);
  if (cell === undefined || declared === undefined) return { numWords: 0, hash: "" };
  const graph = new NotebookGraph(cells, new Set(), new Set());
  const answer = { cell, name: symbol, statements: declared.statements };
  const words = wordsOf({ graph, modules: new ModuleCells(cells) }, answer, new Set(graded));
  const text = { numWords: words.length, hash: hashOf(words) };
  courseTexts.set(source, text);
  return text;
}

function wordsOf(...args: Parameters<typeof answerWords>): string[] {
  try {
    return answerWords(...args);
  } catch (error) {
    // One level of code takes more of the stack here than in the slicer: no reason to refuse it.
    if (error instanceof TooManyWords || error instanceof RangeError) return [];
    throw error;
  }
}

function hashOf(words: readonly string[]): string {
  return createHash("sha256").update(words.join("\n")).digest("hex");
}
