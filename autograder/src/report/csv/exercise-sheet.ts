import type { ExerciseResult } from "../result";
import type { StudentWorks, Work } from "../student-works";
import { type Cell, renderCsv } from "./csv";

const columns = [
  ...["student_id", "assignment", "file", "counts", "exercise", "title", "status", "points"],
  ...["max_points", "points_with_own_answers", "mistake", "claims_lost", "not_graded"],
];

/**
 * A line an exercise of every submission, also of those that do not count, and one line of each that
 * was not graded: for whoever wants to count and to sort.
 */
export function renderExerciseSheet(students: readonly StudentWorks[]): string {
  const lines = students.flatMap(({ works }) => works.flatMap(linesOf));
  return renderCsv([columns, ...lines]);
}

function linesOf(work: Work): Cell[][] {
  const { submission, assignment } = work;
  const start = [submission.student, assignment, submission.file, work.counts ? "yes" : "no"];
  if (submission.gradable) {
    return submission.exercises.map((exercise) => [...start, ...cellsOf(exercise), null]);
  }
  const nothing = Array.from({ length: 8 }, () => null);
  return [[...start, ...nothing, submission.problem?.message ?? "not graded"]];
}

function cellsOf(exercise: ExerciseResult): Cell[] {
  const { id, title, status, points, maxPoints, carriedForward, mistake } = exercise;
  const lost = exercise.assertions.filter(({ passed, maxPoints: worth }) => !passed && worth > 0);
  return [
    ...[id, title, status, points, maxPoints, carriedForward?.pointsWithOwnAnswers ?? points],
    mistake?.id ?? null,
    lost.map((assertion) => assertion.id).join(" "),
  ];
}
