import { limitMessages } from "../explanations/limit-messages";
import type { ProbeOutcome } from "../probing/run-probe";
import type { ExerciseStatus, ThrownError } from "../report/result";

/** A run that gave no observation, in words for the learner. */
export interface StoppedRun {
  readonly status: Extract<ExerciseStatus, "error" | "timeout">;
  readonly message: string;
  /** Set where the learner's code threw: `message` repeats what it said. */
  readonly thrown: ThrownError | null;
}

/** Why a probe process left nothing to judge. */
export function explainStop(outcome: Exclude<ProbeOutcome, { status: "observed" }>): StoppedRun {
  if (outcome.status === "killed") {
    return { status: "timeout", message: limitMessages[outcome.reason], thrown: null };
  }
  const message =
    outcome.status === "silent"
      ? "Your code ended the process, or waits for something that never comes."
      : "What your code sent back is not an answer.";
  return { status: "error", message, thrown: null };
}
