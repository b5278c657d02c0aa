import { existsSync } from "node:fs";
import { join } from "node:path";
import { renderCanvas } from "./csv/canvas";
import { renderExerciseSheet } from "./csv/exercise-sheet";
import { renderGradebook } from "./csv/gradebook";
import { emptyRoster } from "./csv/roster";
import { renderClassPage } from "./html/class-page";
import { renderLearnerPage } from "./html/learner-page";
import { renderSummary } from "./markdown/summary";
import type { GradingResult } from "./result";
import { studentFiles } from "./student-files";
import { studentWorks } from "./student-works";
import { renderJson, writeAtomically } from "./write-json";

/** Writes every report of a batch into a folder, `result.json` last: where it is, the others are too. */
export function writeReportFolder(
  result: GradingResult,
  folder: string,
  roster = emptyRoster,
): void {
  const students = studentWorks(result);
  const pages = studentFiles(students.map(({ student }) => student));
  const write = (name: string, text: string) => writeAtomically(join(folder, name), text);
  write("gradebook.csv", renderGradebook(students, roster));
  write("exercises.csv", renderExerciseSheet(students));
  write("canvas.csv", renderCanvas(students, roster));
  write("summary.md", renderSummary(result));
  for (const works of students) {
    const page = pages.get(works.student);
    if (page !== undefined) write(join("students", page), renderLearnerPage(works, result));
  }
  const thoughts = thoughtPages(result, folder);
  write("index.html", renderClassPage(result, { pages, thoughts }));
  write("result.json", renderJson(result));
}

/** Questions that have a page of answers there. Ids come from notebooks: only plain ones make a name. */
function thoughtPages({ submissions }: GradingResult, folder: string): string[] {
  const ids = submissions.flatMap(({ thoughts }) => thoughts.map(({ id }) => id));
  const plain = [...new Set(ids)].filter((id) => /^[\w-]{1,64}$/.test(id)).sort();
  return plain.filter((id) => existsSync(join(folder, "thoughts", `${id}.html`)));
}
