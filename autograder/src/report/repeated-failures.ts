import type { ExerciseResult } from "./result";

/**
 * The ids of lost claims that have the same cause as one before them, so that a learner sees one thing
 * to fix. Known for sure in two cases: the answer behaves like a known mistake, which fails just these
 * claims; or the same error of the learner's code, or the same message, stands at both.
 */
export function repeatedFailures({
  assertions,
  mistake,
}: Pick<ExerciseResult, "assertions" | "mistake">): ReadonlySet<string> {
  const repeated = new Set<string>();
  const seen = new Set<string>();
  for (const { id, passed, maxPoints, message, expected, observed } of assertions) {
    if (passed) continue;
    const isError = expected === "no error" && observed !== "";
    const cause = isError ? observed : [message, expected, observed].join("\n");
    const isSame = cause.trim() !== "" && seen.has(cause);
    const isOfMistake = mistake !== null && maxPoints > 0 && seen.size > 0;
    if (isSame || isOfMistake) repeated.add(id);
    seen.add(cause);
  }
  return repeated;
}
