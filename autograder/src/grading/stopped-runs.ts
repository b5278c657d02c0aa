import type { ExerciseStatus } from "../report/result";
import type { SandboxResult } from "../sandbox/run-in-sandbox";

/** A run that gave no observation, in words for the learner. */
export interface StoppedRun {
  readonly status: Extract<ExerciseStatus, "error" | "timeout">;
  readonly message: string;
}

const limitMessages = {
  cpu: "Your code used up its processor time. Look for a loop that does not end.",
  wall: "Your code ran out of time. Look for a wait that does not end.",
  memory: "Your code ran out of memory. Look for something that grows without end.",
  output: "Your code sent too much output and was stopped.",
  stderr: "Your code sent too much output and was stopped.",
} as const;

/** Why a probe process left no answer. */
export function explainStop({ killed, signal, exitCode }: SandboxResult): StoppedRun {
  if (killed !== undefined) return { status: "timeout", message: limitMessages[killed] };
  if (signal !== undefined) {
    return { status: "timeout", message: "Your code was stopped by a limit of the sandbox." };
  }
  return {
    status: "error",
    message:
      exitCode === 0
        ? "Your code ended the process, or waits for something that never comes."
        : "Your code ended the process before it gave an answer.",
  };
}
