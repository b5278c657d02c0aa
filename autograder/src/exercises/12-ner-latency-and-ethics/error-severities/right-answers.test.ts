import { pairSpans, spansOfTags } from "@attending/lib";
import { describe, expect, it } from "vitest";
import { lostClaims } from "../../../judging/fixtures/judge-answer";

type Table = readonly (readonly string[])[];
type Options = { readonly criticalTypes?: readonly string[] };

/** Counts as it goes, errors of one sentence after the other. */
function inLoops(gold: Table, predicted: Table, options?: Options) {
  const critical = new Set(options?.criticalTypes ?? ["DIAG", "MED"]);
  const counts = [0, 0, 0];
  const add = (place: number) => {
    counts[place] = (counts[place] ?? 0) + 1;
  };
  const grade = (type: string) => (critical.has(type) ? 0 : 1);
  if (gold.length !== predicted.length) throw new Error("sentences");
  for (const [s, tags] of gold.entries()) {
    const other = predicted[s] ?? [];
    if (tags.length !== other.length) throw new Error("words");
    const { pairs, missed, spurious } = pairSpans(spansOfTags(tags), spansOfTags(other));
    for (const span of [...missed, ...spurious]) add(grade(span.type));
    for (const pair of pairs) {
      if (pair.gold.type !== pair.predicted.type) {
        add(Math.min(grade(pair.gold.type), grade(pair.predicted.type)));
      } else if (JSON.stringify(pair.gold) !== JSON.stringify(pair.predicted)) add(2);
    }
  }
  const [most = 0, some = 0, least = 0] = counts;
  return { critical: most, moderate: some, minor: least };
}

describe("12.3 takes another right way", () => {
  it.each([inLoops])("%o", async (errorSeverities) => {
    expect(await lostClaims("12.3", { errorSeverities })).toEqual([]);
  });
});
