import { type AlikeAnswers, alikeAnswers } from "./alike-answers";
import type { ExerciseResult, GradingResult, SubmissionResult } from "./result";
import { assignmentsOf, groups, inOrder, type StudentWorks, studentWorks } from "./student-works";

/** An exercise of the batch, as a column of the class table. */
export interface ExerciseColumn {
  readonly assignment: string;
  readonly id: string;
  readonly title: string;
  readonly maxPoints: number;
}

/** How often something went wrong, and with whom. */
export interface Trouble {
  readonly exercise: string;
  readonly says: string;
  readonly students: readonly string[];
}

export interface NotebookTimes {
  readonly assignment: string;
  readonly count: number;
  readonly median: number;
  readonly longest: number;
}

/** A batch in numbers. Of several submissions of one notebook only the one that counts is counted. */
export interface ClassStatistics {
  readonly students: readonly StudentWorks[];
  readonly assignments: ReadonlyMap<string, number>;
  readonly columns: readonly ExerciseColumn[];
  /** One a graded submission, from 0 to 1. */
  readonly shares: readonly number[];
  readonly mistakes: readonly Trouble[];
  readonly lostClaims: readonly Trouble[];
  readonly times: readonly NotebookTimes[];
  readonly notGraded: readonly SubmissionResult[];
  readonly alike: readonly AlikeAnswers[];
  /** Graded, but another submission of the same notebook counts. */
  readonly setAside: readonly SubmissionResult[];
}

export function classStatistics(result: GradingResult): ClassStatistics {
  const students = studentWorks(result);
  const works = students.flatMap((student) => student.works);
  const counted = works.filter((work) => work.counts && work.submission.gradable);
  const graded = counted.map(({ submission }) => submission);
  return {
    students,
    assignments: assignmentsOf(students),
    columns: columnsOf(graded),
    shares: graded.map(shareOf),
    mistakes: troubles(graded, ({ mistake }) =>
      (mistake === null ? [] : (mistake.both ?? [mistake])).map(({ says }) => says),
    ),
    lostClaims: troubles(graded, lostClaims),
    times: timesOf(result.submissions),
    notGraded: works.map((work) => work.submission).filter(({ gradable }) => !gradable),
    alike: alikeAnswers(result.submissions),
    setAside: works
      .filter(({ counts, submission }) => !counts && submission.gradable)
      .map(({ submission }) => submission),
  };
}

/** The final score's share of what can be had, at most 1: manual points may go beyond. */
export function shareOf({ finalScore, finalMaxScore }: SubmissionResult): number {
  return finalMaxScore > 0 ? Math.min(1, Math.max(0, finalScore / finalMaxScore)) : 0;
}

function columnsOf(graded: readonly SubmissionResult[]): ExerciseColumn[] {
  const columns = new Map<string, ExerciseColumn>();
  for (const { notebook, exercises } of graded) {
    for (const { id, title, maxPoints } of exercises) {
      columns.set(id, { assignment: notebook ?? "", id, title, maxPoints });
    }
  }
  return [...columns.values()].sort((a, b) => inOrder(a.id, b.id));
}

/** Without a run there are no claims to speak of. */
function lostClaims({ status, assertions }: ExerciseResult): string[] {
  if (status !== "partial" && status !== "wrong") return [];
  return assertions
    .filter(({ passed, maxPoints }) => !passed && maxPoints > 0)
    .map(({ claim }) => claim);
}

/** The most frequent first; those of equal count in the order of the exercises. */
function troubles(
  graded: readonly SubmissionResult[],
  troublesOf: (exercise: ExerciseResult) => readonly string[],
): Trouble[] {
  const all = graded.flatMap(({ student, exercises }) =>
    exercises.flatMap((exercise) =>
      troublesOf(exercise).map((says) => ({ exercise: exercise.id, says, student })),
    ),
  );
  return [...groups(all, ({ exercise, says }) => `${exercise} ${says}`).values()]
    .flatMap((cases) => {
      const [first] = cases;
      if (first === undefined) return [];
      const students = cases.map(({ student }) => student);
      return [{ exercise: first.exercise, says: first.says, students }];
    })
    .sort((a, b) => b.students.length - a.students.length || inOrder(a.exercise, b.exercise));
}

function timesOf(submissions: readonly SubmissionResult[]): NotebookTimes[] {
  // What a group handed in was graded once.
  const files = new Map(submissions.map((submission) => [submission.file, submission]));
  const graded = [...files.values()].filter(({ gradable }) => gradable);
  return [...groups(graded, ({ notebook }) => notebook ?? "")]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([assignment, own]) => {
      const seconds = own.map((submission) => submission.seconds);
      const longest = Math.max(...seconds);
      return { assignment, count: own.length, median: medianOf(seconds), longest };
    });
}

/** NaN of none. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
