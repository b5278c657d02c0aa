import type { SubmissionResult } from "./result";
import { groups, inOrder } from "./student-works";

/** Answers for a person to look at: those of an exercise that are alike. */
export interface AlikeAnswers {
  readonly exercise: string;
  /** Whether they are the published solution, to the token, rather than each other's. */
  readonly published: boolean;
  readonly students: readonly string[];
}

/** The published solutions first, each exercise once; then each set of answers that are the same. */
export function alikeAnswers(submissions: readonly SubmissionResult[]): AlikeAnswers[] {
  const answers = submissions.flatMap(({ file, student, exercises }) =>
    exercises.map((exercise) => ({ file, student, exercise })),
  );
  const copied = answers.filter(({ exercise }) => exercise.matchesReference);
  const published = [...groups(copied, ({ exercise }) => exercise.id)].map(([exercise, own]) => ({
    ...{ exercise, published: true, students: names(own.map(({ student }) => student)) },
  }));
  // What a group handed in is each member's.
  const owners = groups(submissions, ({ file }) => file);
  const shared = answers.filter(({ exercise }) => exercise.sameAs.length > 0);
  // Everybody of a set names the others: one set is one group.
  const sets = groups(shared, ({ file, exercise }) =>
    JSON.stringify([exercise.id, ...[file, ...exercise.sameAs].sort()]),
  );
  const same = [...sets.values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const files = [first.file, ...first.exercise.sameAs];
    const own = names(
      files.flatMap((file) => owners.get(file)?.map(({ student }) => student) ?? [file]),
    );
    return [{ exercise: first.exercise.id, published: false, students: own }];
  });
  return [...byExercise(published), ...byExercise(same)];
}

const names = (students: readonly string[]) => [...new Set(students)].sort(inOrder);

const byExercise = (alike: readonly AlikeAnswers[]) =>
  [...alike].sort((a, b) => inOrder(a.exercise, b.exercise));
