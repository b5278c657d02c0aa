import type { ExerciseResult, GradingResult, SubmissionResult } from "../report/result";

/** Where a whole class says the same, this many names do; more would only make the report long. */
const mostNames = 50;

/**
 * A result whose answers name the files of other students that say the same under any names: for a
 * person to look at, since two may have worked together with leave, or from one book. No points change.
 *
 * Answers that are the course's own are left out: they have their own flag, and say nothing of who knew
 * whose work.
 */
export function markSameAnswers(result: GradingResult): GradingResult {
  const groups = new Map<string, SubmissionResult[]>();
  for (const submission of result.submissions) {
    for (const exercise of submission.exercises) {
      const key = keyOf(submission, exercise);
      if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), submission]);
    }
  }
  const submissions = result.submissions.map((submission) => ({
    ...submission,
    exercises: submission.exercises.map((exercise) => {
      const group = groups.get(keyOf(submission, exercise) ?? "") ?? [];
      const others = group.filter(({ student }) => student !== submission.student);
      return { ...exercise, sameAs: others.slice(0, mostNames).map(({ file }) => file) };
    }),
  }));
  return { ...result, submissions };
}

function keyOf(
  { fingerprints }: SubmissionResult,
  { id, matchesReference, status }: ExerciseResult,
): string | undefined {
  const print = fingerprints[id] ?? "";
  const isOwn = print !== "" && !matchesReference && status !== "not-attempted";
  return isOwn ? `${id} ${print}` : undefined;
}
