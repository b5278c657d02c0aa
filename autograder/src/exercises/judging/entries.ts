import type { Data } from "../../data/data";
import type { Verdict } from "../exercise";
import { asList, kindOf } from "./reading";
import { failed, passed, type Reading, within } from "./verdict";
import { capitalised } from "./wording";

/** What `entriesToData` made of a Map: values by key. A key that stands twice is a fault. */
export function asEntries(data: Data, what: string): Reading<ReadonlyMap<string, Data>> {
  return within(asList(data, what), (list): Reading<ReadonlyMap<string, Data>> => {
    const entries = new Map<string, Data>();
    for (const item of list) {
      const [key, value] = Array.isArray(item) ? (item as readonly Data[]) : [];
      if (typeof key !== "string" || value === undefined || entries.has(key)) {
        const message = `${capitalised(what)}: expected entries of keys that all differ.`;
        return { failure: failed(message, "a Map", kindOf(item)) };
      }
      entries.set(key, value);
    }
    return { value: entries };
  });
}

/** Passes when both have the same keys with the same values, in any order. */
export function sameEntries(
  observed: ReadonlyMap<string, Data>,
  expected: ReadonlyMap<string, Data>,
  { what, cause }: { readonly what: string; readonly cause: string },
): Verdict {
  const keys = new Set([...expected.keys(), ...observed.keys()]);
  const wrong = [...keys].filter((key) => observed.get(key) !== expected.get(key));
  const [first] = wrong;
  if (first === undefined) return passed;
  const message = `${capitalised(what)}: ${wrong.length} of ${keys.size} entries differ, the first at ${JSON.stringify(first)}. ${cause}`;
  return failed(message, valueInWords(expected.get(first)), valueInWords(observed.get(first)));
}

function valueInWords(value: Data | undefined): string {
  if (value === undefined) return "no entry";
  return typeof value === "string" || typeof value === "number"
    ? JSON.stringify(value)
    : kindOf(value);
}
