import type { Data } from "../data/data";
import type { Attempt, Difference, Ladder, Observation } from "../exercises/exercise";
import { dataInWords, named } from "../exercises/judging/data-in-words";
import { isTensorData } from "../exercises/judging/reading";
import { rungName } from "../exercises/probing/rungs";
import { sameData } from "./same-observation";

/** The smallest inputs known on which an answer differs from the reference, in words. */
export interface Counterexample extends Difference {
  readonly inputs: string;
}

/** The first rung on which the answer differs, or null: the rungs go from simple to involved. */
export function counterexampleOn(
  ladder: Ladder,
  observed: Observation,
  reference: Observation,
): Counterexample | null {
  for (const [i, rung] of ladder.rungs().entries()) {
    const name = rungName(i);
    // What did not report is no evidence of anything.
    if (!Object.hasOwn(observed, name)) continue;
    const difference = differenceOn(ladder, rung, observed[name], reference[name]);
    if (difference !== null) return { inputs: ladder.inWords(rung), ...difference };
  }
  return null;
}

function differenceOn(
  { axes, fault }: Ladder,
  rung: Data,
  observed: Attempt | undefined,
  reference: Attempt | undefined,
): Difference | null {
  if (observed === undefined || reference === undefined) return null;
  if ("threw" in observed || "threw" in reference) {
    if ("threw" in observed && "threw" in reference) return null;
    return { expected: outcome(reference, axes), observed: outcome(observed, axes) };
  }
  if (fault !== undefined) return fault(rung, observed.returned);
  return differenceBetween(observed.returned, reference.returned, axes);
}

const maxErrorLength = 300;

function outcome(attempt: Attempt, axes: Ladder["axes"]): string {
  if ("returned" in attempt) return fieldsInWords(attempt.returned, axes);
  const { name, message } = attempt.threw;
  const error = message === "" ? name : `${name}: ${message}`;
  return `an error, ${error.slice(0, maxErrorLength)}`;
}

function fieldsInWords(data: Data, axes: Ladder["axes"]): string {
  if (!isFields(data)) return dataInWords(data);
  const [first] = Object.entries(data);
  return first === undefined ? "nothing" : named(first[0], first[1], axes[first[0]]);
}

/** The first field that differs, in the order of the reference's. */
function differenceBetween(
  observed: Data,
  expected: Data,
  axes: Ladder["axes"],
): Difference | null {
  if (sameData(observed, expected)) return null;
  if (!isFields(observed) || !isFields(expected)) {
    return { expected: fieldsInWords(expected, axes), observed: dataInWords(observed) };
  }
  for (const [name, value] of Object.entries(expected)) {
    const got = Object.hasOwn(observed, name) ? observed[name] : undefined;
    if (sameData(got, value)) continue;
    return { expected: named(name, value, axes[name]), observed: named(name, got, axes[name]) };
  }
  return null;
}

function isFields(data: Data): data is { readonly [key: string]: Data } {
  const isObject = typeof data === "object" && data !== null && !Array.isArray(data);
  return isObject && !isTensorData(data) && !Object.hasOwn(data, "unreadable");
}
