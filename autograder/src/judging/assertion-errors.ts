import type { AssertionResult, ExerciseStatus } from "../report/result";
import type { Judged } from "./judge-desk";

/** Whether a claim failed because the learner's code threw. */
export function isThrown(
  { thrown }: Pick<Judged, "thrown">,
  { passed, observed }: AssertionResult,
): boolean {
  return thrown !== null && !passed && observed === `${thrown.name}: ${thrown.message}`;
}

/**
 * The status of a run that was judged: `error` where nothing was earned and the first thing to fix is
 * an error of the learner's code. An error further down may be no more than what follows.
 */
export function statusOf(
  judged: Pick<Judged, "thrown" | "points" | "status" | "assertions">,
): ExerciseStatus {
  const firstFailed = judged.assertions.find(({ passed }) => !passed);
  const isError = judged.points === 0 && firstFailed !== undefined && isThrown(judged, firstFailed);
  return isError ? "error" : judged.status;
}
