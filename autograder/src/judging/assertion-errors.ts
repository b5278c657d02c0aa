import type { AssertionResult } from "../report/result";
import type { Judged } from "./judge-desk";

/** Whether a claim failed because the learner's code threw. */
export function isThrown({ thrown }: Judged, { passed, observed }: AssertionResult): boolean {
  return thrown !== null && !passed && observed === `${thrown.name}: ${thrown.message}`;
}
