import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readExerciseTexts } from "@attending/autograder/dist/grading/exercise-texts";
import { type AnswerTraces, answersIn, answerTraces } from "./answer-traces";
import { codeTokens, tokenRuns } from "./code-tokens";
import { arguedQuotes } from "./kindred-modules";
import type { ReleasePlan } from "./release-plan";

/** Files that a release has no business with, whatever is in them. */
const foreign =
  /(^|\/)(solutions|course|\.git)(\/|$)|\.map$|\.test\.|(?<!\.d)\.ts$|(^|\/)(mistakes?|draw|adversary|mutants|grading|judging|supply)(\/|\.|$)/;

/** What stands in a release and must not: each a sentence. */
export function releaseLeaks(plan: ReleasePlan, out: string): string[] {
  const files = filesOf(out);
  const misplaced = files
    .filter((file) => foreign.test(file))
    .map((file) => `${file} has no business in a release`);
  const due = new Set(plan.withheld.map(({ card }) => card.id));
  const texts = readExerciseTexts().filter(({ id }) => due.has(id));
  const traces = withoutShown(texts.map(answerTraces), shownCode(plan));
  const quoted = files.flatMap((file) => {
    const text = codeOf(path.join(out, file));
    const argued = arguedQuotes.filter((quote) => quote.file === file).map(({ id }) => id);
    return answersIn(text, traces)
      .filter(({ id }) => !argued.includes(id))
      .map(({ id, part }) => `${file} holds a part of the answer to ${id}: ${part}`);
  });
  return [...misplaced, ...quoted];
}

/** What the course itself shows to everybody gives nothing away. */
function withoutShown(traces: readonly AnswerTraces[], code: string): AnswerTraces[] {
  const shown = tokenRuns(codeTokens(code));
  return traces.map(({ id, runs }) => ({
    id,
    runs: new Set([...runs].filter((run) => !shown.has(run))),
  }));
}

function shownCode({ root }: ReleasePlan): string {
  const folder = path.join(root, "notebooks");
  const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  return names
    .map((name) => notebookCode(readFileSync(path.join(folder, name), "utf8")))
    .join("\n");
}

function codeOf(file: string): string {
  if (/\.(js|cjs|mjs|ts|json|md)$/.test(file)) return readFileSync(file, "utf8");
  return file.endsWith(".ipynb") ? notebookCode(readFileSync(file, "utf8")) : "";
}

/** All cells, prose too: it may quote code. */
function notebookCode(text: string): string {
  const { cells }: { cells: { source: string | string[] }[] } = JSON.parse(text);
  return cells.map(({ source }) => [source].flat().join("")).join("\n\n");
}

function filesOf(out: string): string[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(out, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => !file.startsWith("node_modules/"))
    .sort();
}
