import type { Data } from "../../data/data";
import type { Observation, Verdict } from "../exercise";
import { attempted, fieldOf, kindOf } from "./reading";
import { agree, type Tolerance } from "./tolerances";
import { all, failed, judged, passed, within } from "./verdict";
import { capitalised, inWords } from "./wording";

export interface ValuesForm {
  /** How the learner's text calls it: "the counts". */
  readonly what: string;
  readonly tolerance: Tolerance;
  /** The likely cause, added to the message when something differs. */
  readonly cause: string;
}

/**
 * Compares what an experiment returned under `path`, lists and records of numbers and words, with
 * what the reference returned there: the first difference is named by its place.
 */
export function sameValuesAsReference(
  seen: { readonly observed: Observation; readonly reference: Observation },
  path: readonly [experiment: string, ...fields: string[]],
  how: ValuesForm,
): Verdict {
  const read = (observation: Observation) => {
    const [experiment, ...fields] = path;
    let reading = attempted(observation, experiment);
    for (const field of fields) reading = within(reading, (data) => fieldOf(data, field));
    return reading;
  };
  const expected = read(seen.reference);
  if ("failure" in expected) {
    throw new Error(`reference at ${path.join(".")}: ${expected.failure.message}`);
  }
  return judged(read(seen.observed), (got) => sameValues(got, expected.value, how));
}

/** Passes when all numbers agree and all else is equal. What only the observed has is not asked. */
export function sameValues(observed: Data, expected: Data, how: ValuesForm, place = ""): Verdict {
  const at = place === "" ? "" : ` at ${place}`;
  const differs = (wanted: string, got: string) =>
    failed(`${capitalised(how.what)}${at}: another value. ${how.cause}`, wanted, got);
  if (typeof expected === "number") {
    const isSame = typeof observed === "number" && agree(observed, expected, how.tolerance);
    return isSame ? passed : differs(inWords(expected), valueInWords(observed));
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(observed) || observed.length !== expected.length) {
      return differs(`a list of ${expected.length}`, kindOf(observed));
    }
    return all(
      ...expected.map((item, i) => () => sameValues(observed[i], item, how, joined(place, `${i}`))),
    );
  }
  if (typeof expected === "object" && expected !== null) {
    return all(
      ...Object.entries(expected).map(([key, value]) => () => {
        const field = fieldOf(observed, key, `${how.what}${at}: \`${key}\``);
        return judged(field, (got) => sameValues(got, value, how, joined(place, key)));
      }),
    );
  }
  return observed === expected ? passed : differs(valueInWords(expected), valueInWords(observed));
}

const joined = (place: string, more: string): string => (place === "" ? more : `${place}.${more}`);

const valueInWords = (data: Data): string => {
  if (typeof data === "number") return inWords(data);
  return typeof data === "string" ? JSON.stringify(data.slice(0, 60)) : kindOf(data);
};
