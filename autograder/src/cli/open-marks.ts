import { existsSync, readFileSync } from "node:fs";
import { readExerciseTexts } from "../grading/exercise-texts";
import { readCourseProse } from "../grading/read-course-prose";
import { type CourseItems, isItem } from "../marks/course-items";
import { type ManualSheet, readManualSheet } from "../marks/manual-sheet";
import { readRoster } from "../marks/read-roster";
import type { MarkSources } from "../marks/settle-marks";
import {
  readTimes,
  type SubmittedAt,
  timesOfFiles,
  timesOfLayout,
} from "../marks/submission-times";
import { emptyRoster, type Roster } from "../report/csv/roster";
import type { MarksOptions } from "./marks-options";
import { UsageError } from "./usage-error";

export interface OpenedMarks {
  readonly sources: MarkSources;
  readonly sheet: ManualSheet;
  readonly roster: Roster;
}

/**
 * The tables that the options name, read and checked before anything is graded.
 *
 * @throws UsageError where there is no such file
 * @throws MarksError where one cannot be taken as it is
 */
export function openMarks({
  manual,
  deadline,
  roster: rosterFile,
  submittedAt,
}: MarksOptions): OpenedMarks {
  const items = courseItems();
  const sheet =
    manual === null
      ? { rows: [], open: [] }
      : readManualSheet(read("--manual", manual), manual, (item) => isItem(items, item));
  const times = timesFrom(submittedAt);
  const roster =
    rosterFile === null ? emptyRoster : readRoster(read("--roster", rosterFile), rosterFile);
  return { sheet, roster, sources: { rows: sheet.rows, items, deadline, submittedAt: times } };
}

function timesFrom(choice: string | null): SubmittedAt {
  if (choice === null) return timesOfLayout;
  if (choice === "mtime") return timesOfFiles;
  return readTimes(read("--submitted-at", choice), choice);
}

function read(option: string, file: string): string {
  if (existsSync(file)) return readFileSync(file, "utf8");
  throw new UsageError(`grade: ${option} expects a file, found nothing at "${file}".`);
}

function courseItems(): CourseItems {
  const exercises = new Map<string, string[]>();
  for (const { id, notebook } of readExerciseTexts()) {
    exercises.set(notebook, [...(exercises.get(notebook) ?? []), id]);
  }
  const questions = readCourseProse().map(({ notebook, questions: own }): [string, string[]] => [
    notebook,
    own.map(({ id }) => id),
  ]);
  return { exercises, questions: new Map(questions) };
}
