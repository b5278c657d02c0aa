import { type ManualRow, type ManualSheet, manualColumns } from "../marks/manual-sheet";
import { renderSheet } from "../marks/render-sheet";
import type { GradingResult } from "../report/result";
import type { CourseQuestion } from "./course-questions";

/**
 * A table to fill in and to give to `--manual`: a row for each question and each student who handed in
 * its notebook, with what is marked already, then the marks for other items.
 */
export function renderMarkingSheet(
  questions: readonly CourseQuestion[],
  { submissions }: GradingResult,
  { rows, open }: ManualSheet,
): string {
  const marked = new Map(rows.map((row) => [keyOf(row), cellsOf(row)]));
  for (const row of open) marked.set(keyOf(row), openCells(row));
  const asked = questions.flatMap(({ id: item, notebook }) => {
    const own = submissions.filter((each) => each.notebook === notebook);
    return [...new Set(own.map(({ student }) => student.trim()))].map((student) => ({
      student,
      item,
    }));
  });
  const lines = asked.map((each) => {
    const known = marked.get(keyOf(each));
    marked.delete(keyOf(each));
    return known ?? [each.student, each.item, "", "", ""];
  });
  return renderSheet([manualColumns, ...lines, ...marked.values()]);
}

/** Whether every mark in one table stands in another: then nothing is lost where it is replaced. */
export function holdsAllOf(sheet: ManualSheet, older: ManualSheet): boolean {
  const known = new Set(enteredIn(sheet));
  return enteredIn(older).every((row) => known.has(row));
}

/** What somebody has entered: marks, and how many points there are to give. */
function enteredIn({ rows, open }: ManualSheet): string[] {
  const prepared = open.filter(({ maxPoints }) => maxPoints !== null);
  return [...rows.map(cellsOf), ...prepared.map(openCells)].map((cells) => JSON.stringify(cells));
}

function keyOf({ student, item }: Pick<ManualRow, "student" | "item">): string {
  return JSON.stringify([student, item]);
}

function cellsOf({ student, item, points, maxPoints, comment }: ManualRow): string[] {
  return [student, item, String(points), maxPoints === null ? "" : String(maxPoints), comment];
}

function openCells({ student, item, maxPoints }: ManualRow): string[] {
  return [student, item, "", maxPoints === null ? "" : String(maxPoints), ""];
}
