import { assignmentsOf, type StudentWorks } from "../student-works";
import { type Cell, renderCsv } from "./csv";
import { emptyRoster, type Roster, type RosterRow } from "./roster";

const studentColumns = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];

/**
 * A file for Canvas's gradebook import: a column a notebook, a line a student, and the line of points
 * that Canvas expects below the heading. Who is in the roster has its words. Of others Canvas finds
 * students by login, else by name, so the name that the submissions are known by stands in both. What
 * was not graded is an empty cell.
 *
 * @see Canvas, lib/gradebook_importer.rb, https://github.com/instructure/canvas-lms
 */
export function renderCanvas(students: readonly StudentWorks[], roster = emptyRoster): string {
  const assignments = assignmentsOf(students);
  const names = [...assignments.keys()];
  return renderCsv([
    [...studentColumns, ...names],
    ["Points Possible", null, null, null, null, ...assignments.values()],
    ...students.map((student) => line(student, names, roster)),
  ]);
}

function line({ student, works }: StudentWorks, names: readonly string[], roster: Roster): Cell[] {
  const scores = names.map((name) => {
    const work = works.find(({ assignment, counts }) => counts && assignment === name);
    return work?.submission.gradable === true ? work.submission.finalScore : null;
  });
  return [...cellsOf(student, roster.rowOf(student)), ...scores];
}

function cellsOf(student: string, row: RosterRow | undefined): Cell[] {
  if (row === undefined) return [notPointsPossible(student), null, null, student, null];
  const { name, id, sisUserId, loginId, section } = row;
  return [notPointsPossible(name), id, sisUserId, loginId, section];
}

/** Canvas takes a line of this name for the points that can be had. */
function notPointsPossible(student: string): string {
  return student.replace(/Points\s+Possible/gi, "Points-Possible");
}
