import { assignmentsOf, type StudentWorks } from "../student-works";
import { type Cell, renderCsv } from "./csv";

const studentColumns = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];

/**
 * A file for Canvas's gradebook import: a column a notebook, a line a student, and the line of points
 * that Canvas expects below the heading. Canvas finds students by login, else by name, so the name
 * that the submissions are known by stands in both. What was not graded is an empty cell.
 *
 * @see Canvas, lib/gradebook_importer.rb, https://github.com/instructure/canvas-lms
 */
export function renderCanvas(students: readonly StudentWorks[]): string {
  const assignments = assignmentsOf(students);
  const names = [...assignments.keys()];
  return renderCsv([
    [...studentColumns, ...names],
    ["Points Possible", null, null, null, null, ...assignments.values()],
    ...students.map((student) => line(student, names)),
  ]);
}

function line({ student, works }: StudentWorks, names: readonly string[]): Cell[] {
  const scores = names.map((name) => {
    const work = works.find(({ assignment, counts }) => counts && assignment === name);
    return work?.submission.gradable === true ? work.submission.finalScore : null;
  });
  return [notPointsPossible(student), null, null, student, null, ...scores];
}

/** Canvas takes a line of this name for the points that can be had. */
function notPointsPossible(student: string): string {
  return student.replace(/Points\s+Possible/gi, "Points-Possible");
}
