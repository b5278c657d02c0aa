import type { Data } from "../../data/data";
import type { Observation, Verdict } from "../exercise";
import { asList, attempted, fieldOf, kindOf } from "./reading";
import { agree, type Tolerance } from "./tolerances";
import { failed, judged, passed, type Reading, within } from "./verdict";
import { capitalised, inWords } from "./wording";

type Seen = { readonly observed: Observation; readonly reference: Observation };

/** Where values stand in what came back, and how they are compared. */
export interface Along {
  readonly experiment: string;
  /** Field by field; `*` goes into each item of a list: `["bins", "*", "count"]`. */
  readonly path: readonly string[];
  /** Of numbers; all else is compared as it is. */
  readonly tolerance: Tolerance;
  readonly cause: string;
}

/** Passes when all values along a path are the reference's, in the same order. NaN never passes. */
export function sameAlong(seen: Seen, along: Along): Verdict {
  const expected = valuesAlong(seen.reference, along);
  if ("failure" in expected) throw new Error(expected.failure.message);
  const what = along.path.filter((step) => step !== "*").join(".");
  return judged(valuesAlong(seen.observed, along), (got) => {
    const { value: wanted } = expected;
    if (got.length !== wanted.length) {
      const message = `${capitalised(`\`${what}\``)}: expected ${wanted.length}, got ${got.length}. ${along.cause}`;
      return failed(message, String(wanted.length), String(got.length));
    }
    const isWrong = (value: Data, i: number) => !isSame(value, wanted[i], along.tolerance);
    const first = got.findIndex(isWrong);
    if (first < 0) return passed;
    const count = `${got.filter(isWrong).length} of ${got.length}`;
    const at = got.length === 1 ? "" : ` (${count} differ, the first at place ${first})`;
    const message = `\`${what}\` is another${at}. ${along.cause}`;
    return failed(message, literal(wanted[first]), literal(got[first]));
  });
}

function isSame(observed: Data, expected: Data | undefined, tolerance: Tolerance): boolean {
  if (typeof expected !== "number") return observed === expected;
  return typeof observed === "number" && agree(observed, expected, tolerance);
}

function literal(data: Data | undefined): string {
  if (typeof data === "number") return inWords(data);
  return typeof data === "string" ? JSON.stringify(data.slice(0, 100)) : kindOf(data);
}

/** All values along a path, in order: numbers, texts, truth values and null. */
export function valuesAlong(
  observation: Observation,
  { experiment, path }: Pick<Along, "experiment" | "path">,
): Reading<Data[]> {
  return within(attempted(observation, experiment), (data) => walk(data, path));
}

function walk(data: Data, path: readonly string[]): Reading<Data[]> {
  const [step, ...rest] = path;
  if (step === undefined) return leaf(data);
  if (step !== "*") return within(fieldOf(data, step), (value) => walk(value, rest));
  return within(asList(data, "what came back"), (items) => {
    const values: Data[] = [];
    for (const item of items) {
      const found = walk(item, rest);
      if ("failure" in found) return found;
      values.push(...found.value);
    }
    return { value: values };
  });
}

function leaf(data: Data): Reading<Data[]> {
  if (typeof data !== "object" || data === null) return { value: [data] };
  const got = kindOf(data);
  return { failure: failed(`Expected a number or a text, got ${got}.`, "a value", got) };
}
