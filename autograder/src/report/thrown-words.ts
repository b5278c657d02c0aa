import type { ThrownError } from "./result";

/** For the instructor, and for learners of their own runs: what was said, and where. */
export function describeThrown({ where, says, fix }: ThrownError): string {
  const error = where === "" ? says : `${says} (${where})`;
  return fix === null ? error : `${error.replace(/\.?$/, ".")} ${fix}`;
}

/** For the page of a learner who was marked on hidden inputs: that something was thrown, and where. */
export function hintAtThrown({ where }: ThrownError): string {
  return where === "" ? "Your code threw an error." : `Your code threw an error (${where}).`;
}
