import type { Data } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { asEntries, sameEntries } from "../../judging/entries";
import { asNumbers } from "../../judging/number-lists";
import { attempted, fieldOf } from "../../judging/reading";
import { exact, float32 } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };
type Place = readonly [experiment: "plain" | "outside", ...fields: string[]];

export const judge: Judge<Inputs> = (seen) => ({
  sizes: all(
    ...["train", "validation", "test"].map(
      (split) => () =>
        sameNumber(seen, ["plain", "splitSizes", split], `Count the sentences of ${split}.`),
    ),
  ),
  tokens: sameNumber(
    seen,
    ["plain", "meanTokens"],
    "All words of train, over the sentences of train.",
  ),
  labels: sameCounts(seen, ["plain", "labelDistribution"], "One for each word of train."),
  absent: hasAllLabels(seen),
  share: sameNumber(
    seen,
    ["plain", "entityShare"],
    "B- and I- both belong to an entity, O does not; the share is one of words.",
  ),
  entities: sameNumber(
    seen,
    ["plain", "meanEntities"],
    "An entity begins at each B-; I- only goes on with it.",
  ),
  lengths: sameCounts(
    seen,
    ["plain", "entityLengths"],
    "From a B- to before the next tag that is not its I-, in words.",
  ),
  nothing: all(
    () => isNotAlwaysZero(seen),
    () => sameNumber(seen, ["outside", "entityShare"], "No word belongs to an entity."),
    () => sameNumber(seen, ["outside", "meanEntities"], "There is no entity."),
    () => sameCounts(seen, ["outside", "entityLengths"], "O is no entity."),
  ),
});

function fieldAt(observation: Observation, [experiment, ...fields]: Place): Reading<Data> {
  let reading = attempted(observation, experiment);
  for (const field of fields) reading = within(reading, (data) => fieldOf(data, field));
  return reading;
}

function known<T>(reading: Reading<T>): T {
  if ("failure" in reading) throw new Error(`reference: ${reading.failure.message}`);
  return reading.value;
}

function sameNumber({ observed, reference }: Seen, place: Place, cause: string): Verdict {
  const form = { what: `\`${place.at(-1)}\``, axes: ["number"] };
  const read = (observation: Observation) =>
    within(fieldAt(observation, place), (value) => asNumbers([value], form));
  return judged(read(observed), (got) =>
    closeTo(got, known(read(reference)), { ...form, tolerance: float32, cause }),
  );
}

/** What has no entry counts 0. */
function sameCounts({ observed, reference }: Seen, place: Place, cause: string): Verdict {
  const what = `\`${place.at(-1)}\``;
  const read = (observation: Observation) =>
    within(fieldAt(observation, place), (entries) => asEntries(entries, what));
  const positive = (counts: ReadonlyMap<string, Data>) =>
    new Map([...counts].filter(([, count]) => count !== 0));
  return judged(read(observed), (counts) =>
    sameEntries(positive(counts), positive(known(read(reference))), { what, cause }),
  );
}

/** Of an answer that counts nothing at all, zeros are no evidence. */
function hasAllLabels(seen: Seen): Verdict {
  const place: Place = ["plain", "labelDistribution"];
  const read = (observation: Observation) =>
    within(fieldAt(observation, place), (entries) => asEntries(entries, "`labelDistribution`"));
  const expected = known(read(seen.reference));
  return judged(read(seen.observed), (counts) => {
    const missing = [...expected.keys()].filter((label) => !counts.has(label));
    const counted = [...expected].some(([label, n]) => n !== 0 && counts.get(label) === n);
    if (missing.length === 0 && counted) return passed;
    const message = "Begin with the corpus's labels, not with the tags that you meet.";
    return failed(message, [...expected.keys()].join(", "), [...counts.keys()].join(", "));
  });
}

function isNotAlwaysZero({ observed, reference }: Seen): Verdict {
  const place: Place = ["plain", "meanEntities"];
  const form = { what: "`meanEntities`", axes: ["number"], tolerance: exact };
  const read = (observation: Observation) =>
    within(fieldAt(observation, place), (value) => asNumbers([value], form));
  const zero = { dtype: "float32", shape: [1], values: new Float32Array(1) } as const;
  known(read(reference));
  return judged(read(observed), (got) =>
    closeTo(got, zero, form).passed ? failed("No entity is found anywhere.") : passed,
  );
}
