import { statusOf } from "../judging/assertion-errors";
import type { ExerciseResult, ExerciseStatus } from "../report/result";
import type { CompiledAnswer } from "../slicing/protocol";
import type { ExerciseText } from "./exercise-texts";
import type { AnswerRun } from "./run-answer";

/** What the report says of an exercise that gave nothing to judge. */
export function resultWithoutRun(
  { id, title, assertions }: ExerciseText,
  status: ExerciseStatus,
  message: string,
): ExerciseResult {
  const failed = assertions.map((assertion) => ({
    id: assertion.id,
    claim: assertion.claim,
    points: 0,
    maxPoints: assertion.points,
    passed: false,
    hidden: assertion.hidden ?? false,
    message,
    expected: "",
    observed: "",
  }));
  return {
    id,
    title,
    points: 0,
    maxPoints: assertions.reduce((total, { points }) => total + points, 0),
    status,
    carriedForward: null,
    mistake: null,
    notes: [message],
    thrown: null,
    matchesReference: false,
    sameAs: [],
    feedback: null,
    assertions: failed,
  };
}

/** What the report says of a run. */
export function resultOfRun(
  exercise: ExerciseText,
  run: AnswerRun,
  { notes, matchesReference }: Pick<CompiledAnswer, "notes" | "matchesReference">,
): ExerciseResult {
  if ("stopped" in run) {
    const { status, message, thrown } = run.stopped;
    const result = resultWithoutRun(exercise, status, message);
    // What the learner's code said is no word of ours.
    const own = thrown === null ? [message, ...notes] : [...notes];
    return { ...result, matchesReference, notes: own, thrown };
  }
  const { judged, thrown } = run;
  return {
    id: exercise.id,
    title: exercise.title,
    points: judged.points,
    maxPoints: judged.maxPoints,
    status: statusOf(judged),
    carriedForward: null,
    mistake: judged.mistake,
    notes: [...notes],
    // Learners with full marks read no error; an advice's stands in the advice.
    thrown: judged.status === "full" ? null : thrown,
    matchesReference,
    sameAs: [],
    feedback: null,
    assertions: [...judged.assertions],
  };
}

/**
 * The better of two marks of one exercise: with the learner's own earlier answers, and with the
 * reference in their place. Nothing of the second run's words is shown: its process held a reference.
 */
export function carryForward(
  own: ExerciseResult,
  carried: ExerciseResult,
  replaced: readonly string[],
): ExerciseResult {
  if (carried.points <= own.points) return own;
  const hidden = `This fails also with the reference in place of ${replaced.join(", ")}.`;
  const assertions = carried.assertions.map((assertion) =>
    assertion.passed ? assertion : { ...assertion, message: hidden, expected: "", observed: "" },
  );
  return {
    ...carried,
    assertions,
    // Of full marks learners read the notes: an error with their own earlier answers is no part.
    notes: carried.status === "full" ? carried.notes : own.notes,
    thrown: carried.status === "full" ? null : own.thrown,
    carriedForward: { replaced: [...replaced], pointsWithOwnAnswers: own.points },
  };
}
