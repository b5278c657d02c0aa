import type { Data } from "../data/data";
import type { Attempt, Observation } from "../exercises/exercise";
import { numberAt } from "../exercises/judging/close-to";
import { isTensorData } from "../exercises/judging/reading";
import { agree, deepFloat32 } from "../exercises/judging/tolerances";

/** Counts of leaked tensors tell nothing about what was computed. */
export const adviceOnly = "leaks";

/**
 * Whether two answers behaved alike in every experiment: equal numbers, or an error in both.
 *
 * Where nothing but errors came, the errors have to say the same: any other reason to fail
 * everywhere, a name that is missing, would pass for this one.
 */
export function sameObservation(one: Observation, other: Observation): boolean {
  const isSame = hasReturned(other) ? sameAttempt : sameError;
  return experimentsOf(other).every((each) => isSame(one[each], other[each]));
}

/** Whether anything came back, and not an error in every experiment. */
export function hasReturned(observation: Observation): boolean {
  return experimentsOf(observation).some((each) => {
    const attempt = observation[each];
    return attempt !== undefined && "returned" in attempt;
  });
}

const experimentsOf = (observation: Observation): string[] =>
  Object.keys(observation).filter((experiment) => experiment !== adviceOnly);

function sameError(one: Attempt | undefined, other: Attempt | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return "threw" in one && "threw" in other && one.threw.message === other.threw.message;
}

function sameAttempt(one: Attempt | undefined, other: Attempt | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if ("threw" in one || "threw" in other) return "threw" in one && "threw" in other;
  return sameData(one.returned, other.returned);
}

/** Whether two results are alike: equal numbers, equal words, NaN where there is NaN. */
export function sameData(one: Data | undefined, other: Data | undefined): boolean {
  if (isTensorData(one) && isTensorData(other)) {
    const sameShape = one.shape.join() === other.shape.join();
    return (
      sameShape && other.values.every((_, i) => sameNumber(numberAt(one, i), numberAt(other, i)))
    );
  }
  if (typeof one === "number" && typeof other === "number") return sameNumber(one, other);
  if (!isBranch(one) || !isBranch(other)) return one === other;
  const keys = Object.keys(other);
  const sameKeys = Object.keys(one).length === keys.length;
  return sameKeys && keys.every((key) => Object.hasOwn(one, key) && sameData(one[key], other[key]));
}

/** Here NaN is like NaN: two answers may be wrong in the same way. */
function sameNumber(one: number, other: number): boolean {
  return Object.is(one, other) || agree(one, other, deepFloat32);
}

function isBranch(data: Data | undefined): data is { readonly [key: string]: Data } {
  return typeof data === "object" && data !== null && !isTensorData(data);
}
