import type { AssertionResult, ExerciseResult } from "./result";

/**
 * What a learner may read of an exercise, in the same form: marks and claims of the marked run, but
 * words of the feedback run only, and of a hidden claim none. The marked run's words are about hidden
 * inputs.
 */
export function learnersView(exercise: ExerciseResult): ExerciseResult {
  const { feedback, notes } = exercise;
  return {
    ...exercise,
    // Without feedback there was nothing to run: the notes are about the notebook's text alone.
    notes: feedback?.notes ?? notes,
    sameAs: [],
    assertions: exercise.assertions.map((assertion) => ({
      ...assertion,
      ...wordsFor(assertion, exercise),
    })),
  };
}

function wordsFor(
  { id, passed, hidden }: AssertionResult,
  { feedback }: ExerciseResult,
): Pick<AssertionResult, "message" | "expected" | "observed"> {
  const words = feedback?.assertions.find((assertion) => assertion.id === id);
  if (passed || hidden || words === undefined) return { message: "", expected: "", observed: "" };
  const { message, expected, observed } = words;
  return { message, expected, observed };
}
