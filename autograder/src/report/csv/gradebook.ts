import type { StudentWorks, Work } from "../student-works";
import { type Cell, renderCsv } from "./csv";
import { emptyRoster, namesOf, type Roster } from "./roster";

/** As `nbgrader export` has them, in its order. */
const columns = [
  ...["assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"],
  ...["raw_score", "late_submission_penalty", "score", "max_score"],
];

/**
 * The gradebook with nbgrader's columns: a line a student and notebook, of the submission that counts.
 * What was not graded has empty scores, since 0 would be a mark. Names are the roster's.
 *
 * @see nbgrader, nbgrader/plugins/export.py, https://github.com/jupyter/nbgrader
 */
export function renderGradebook(students: readonly StudentWorks[], roster = emptyRoster): string {
  const works = students.flatMap((student) => student.works.filter(({ counts }) => counts));
  return renderCsv([columns, ...works.map((work) => line(work, roster))]);
}

function line({ submission, assignment }: Work, { rowOf }: Roster): Cell[] {
  const { student, submittedAt, gradable, late } = submission;
  const manual = submission.manual.reduce((total, { points }) => total + points, 0);
  const scores = gradable
    ? [submission.score + manual, late?.penalty ?? 0, submission.finalScore]
    : [null, null, null];
  const max = gradable ? submission.finalMaxScore : null;
  const [first, last] = namesOf(rowOf(student)?.name ?? "").map((name) => name || null);
  const who = [student, last ?? null, first ?? null, null];
  return [assignment, null, submittedAt, ...who, ...scores, max];
}
