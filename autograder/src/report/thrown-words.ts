import type { ThrownError } from "./result";

/** For the instructor, and for learners of their own runs: what was said, and where. */
export function describeThrown({ where, says }: ThrownError): string {
  return where === "" ? says : `${says} (${where})`;
}

/** For the page of a learner who was marked on hidden inputs: that something was thrown, and where. */
export function hintAtThrown({ where }: ThrownError): string {
  return where === "" ? "Your code threw an error." : `Your code threw an error (${where}).`;
}
