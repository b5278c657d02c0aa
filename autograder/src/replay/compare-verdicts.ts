import type { AssertionResult, ExerciseResult, SubmissionResult } from "../report/result";

/** One verdict that is not what it was. */
export interface VerdictChange {
  /** Exercise, and claim where one is meant; empty for the submission as a whole. */
  readonly where: string;
  readonly before: string;
  readonly now: string;
}

/**
 * Where two results of one submission do not say the same: whether it was graded, each exercise's
 * points, status and mistake, each claim. Words and times are not verdicts; manual marks and lateness
 * come from elsewhere.
 */
export function compareVerdicts(before: SubmissionResult, now: SubmissionResult): VerdictChange[] {
  const whole = change("", outcomeOf(before), outcomeOf(now));
  const ids = new Set([...before.exercises, ...now.exercises].map(({ id }) => id));
  return [...whole, ...[...ids].flatMap((id) => compareExercises(id, before, now))];
}

function compareExercises(
  id: string,
  before: SubmissionResult,
  now: SubmissionResult,
): VerdictChange[] {
  const [old, fresh] = [before, now].map(({ exercises }) =>
    exercises.find((each) => each.id === id),
  );
  if (old === undefined || fresh === undefined) {
    return change(id, old ? verdictOf(old) : "not there", fresh ? verdictOf(fresh) : "not there");
  }
  const claims = new Map(
    [...old.assertions, ...fresh.assertions].map((each) => [each.id, each.claim]),
  );
  const claimChanges = [...claims].flatMap(([claimId, claim]) => {
    const [was, is] = [old, fresh].map(({ assertions }) =>
      assertions.find((each) => each.id === claimId),
    );
    return change(`${id} ${claimId} (${claim})`, claimVerdict(was), claimVerdict(is));
  });
  return [...change(id, verdictOf(old), verdictOf(fresh)), ...claimChanges];
}

function change(where: string, before: string, now: string): VerdictChange[] {
  return before === now ? [] : [{ where, before, now }];
}

function outcomeOf({ notebook, problem, score, maxScore }: SubmissionResult): string {
  if (problem !== null) return `not graded (${problem.kind})`;
  return `${notebook}, ${score} of ${maxScore} points`;
}

function verdictOf(exercise: ExerciseResult): string {
  const { points, maxPoints, status, mistake, carriedForward, matchesReference } = exercise;
  const parts = [
    `${points} of ${maxPoints} points`,
    status,
    ...(mistake === null ? [] : [`mistake ${mistake.id}`]),
    ...(carriedForward === null
      ? []
      : [
          `${carriedForward.replaced.join("+")} replaced, ${carriedForward.pointsWithOwnAnswers} with own`,
        ]),
    ...(matchesReference ? ["matches the reference"] : []),
  ];
  return parts.join(", ");
}

function claimVerdict(claim: AssertionResult | undefined): string {
  if (claim === undefined) return "not there";
  return `${claim.passed ? "holds" : "fails"}, ${claim.points} of ${claim.maxPoints}`;
}
