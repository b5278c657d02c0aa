import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ManualSheet, readManualSheet } from "../marks/manual-sheet";
import { MarksError } from "../marks/marks-error";
import type { GradingResult } from "../report/result";
import { writeAtomically } from "../report/write-json";
import { type CourseQuestion, readCourseQuestions } from "./course-questions";
import { holdsAllOf, renderMarkingSheet } from "./marking-sheet";
import { answersTo } from "./question-answers";
import { renderThoughtPage } from "./thought-page";

/**
 * Writes `thoughts/` below a folder: a page for each question of the notebooks that were handed in, and
 * `to-mark.csv`. A table in which somebody has entered marks that this run was not given is left alone.
 *
 * @param sheet the manual marks that this run was given
 * @returns what the instructor should know
 */
export function writeThoughts(out: string, result: GradingResult, sheet: ManualSheet): string[] {
  const notebooks = new Set(result.submissions.map(({ notebook }) => notebook));
  const questions = readCourseQuestions().filter(({ notebook }) => notebooks.has(notebook));
  if (questions.length === 0) return [];
  const folder = join(out, "thoughts");
  for (const question of questions) {
    const page = renderThoughtPage(question, answersTo(question, result));
    writeAtomically(join(folder, `${question.id}.html`), page);
  }
  return writeSheet(join(folder, "to-mark.csv"), questions, result, sheet);
}

function writeSheet(
  file: string,
  questions: readonly CourseQuestion[],
  result: GradingResult,
  sheet: ManualSheet,
): string[] {
  if (!mayReplace(file, sheet)) {
    return [
      `${file}: holds marks that this run was not given, and was left as it is. Likely fix: --manual ${file}`,
    ];
  }
  writeAtomically(file, renderMarkingSheet(questions, result, sheet));
  return [];
}

function mayReplace(file: string, sheet: ManualSheet): boolean {
  if (!existsSync(file)) return true;
  try {
    return holdsAllOf(
      sheet,
      readManualSheet(readFileSync(file, "utf8"), file, () => true),
    );
  } catch (error) {
    // Half filled in, or of another kind: somebody's work in any case.
    if (error instanceof MarksError) return false;
    throw error;
  }
}
