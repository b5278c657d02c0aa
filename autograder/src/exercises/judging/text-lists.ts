import type { Data } from "../../data/data";
import type { Verdict } from "../exercise";
import { asList, kindOf } from "./reading";
import { failed, judged, passed } from "./verdict";
import { capitalised } from "./wording";

/** Passes when a returned list holds the same texts in the same order. */
export function sameTexts(
  observed: Data,
  expected: readonly Data[],
  how: { readonly what: string; readonly item: string; readonly cause: string },
): Verdict {
  const { what, item, cause } = how;
  return judged(asList(observed, what, expected.length), (list) => {
    const first = expected.findIndex((text, i) => list[i] !== text);
    if (first < 0) return passed;
    const got = list[first];
    const message = `${capitalised(what)}: ${item} ${first} is another. ${cause}`;
    return failed(
      message,
      String(expected[first]),
      typeof got === "string" ? JSON.stringify(got.slice(0, 40)) : kindOf(got),
    );
  });
}
