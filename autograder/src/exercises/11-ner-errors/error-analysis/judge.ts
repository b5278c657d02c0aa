import type { Data } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { refused } from "../../judging/explanations";
import { asList, attempted, fieldOf } from "../../judging/reading";
import { sameValues, sameValuesAsReference } from "../../judging/same-values";
import { exact, float32 } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };
type Field = "gold" | "isNegated" | "kind" | "predicted" | "sentence";

export const judge: Judge<Inputs> = (seen) => ({
  kinds: all(
    () =>
      sameErrors(
        seen,
        "plain",
        ["sentence", "kind"],
        "Which spans share words, and is their type the same?",
      ),
    () =>
      sameErrors(
        seen,
        "plain",
        ["sentence", "kind", "gold", "predicted"],
        "Return the spans that were paired.",
      ),
  ),
  once: all(
    () => spansOnce(seen, "crowded", "gold"),
    () => spansOnce(seen, "crowded", "predicted"),
  ),
  order: sameErrors(
    seen,
    "crowded",
    ["sentence", "kind", "gold", "predicted"],
    "Ask one question of all pairs before the next; overlappingPairs has those that share most first.",
  ),
  counts: all(
    () => sameKinds(seen, "plain", ["kind", "count", "share"]),
    () => sameKinds(seen, "crowded", ["kind", "count", "share"]),
    () => sameKinds(seen, "right", ["kind", "count", "share"]),
  ),
  examples: all(
    () => judgeExamples(seen, "plain"),
    () => judgeExamples(seen, "fewer"),
  ),
  first: all(
    ...["plain", "fewer", "crowded"].map(
      (experiment) => () =>
        sameValuesAsReference(seen, [experiment, "numExamples"], {
          ...{ what: "`numExamples`", tolerance: exact },
          cause: "As many sentences as asked for, or as there are.",
        }),
    ),
    () => sameErrors(seen, "fewer", ["sentence", "kind"], "Only the first sentences count."),
  ),
  negated: all(
    () => judgeNegated(seen, "plain"),
    () => sameKinds(seen, "plain", ["kind", "numNegated"]),
  ),
  options: all(
    () => judgeNegated(seen, "ownWindow"),
    () => judgeNegated(seen, "ownTriggers"),
  ),
  mode: all(
    ...["plain", "lenient"].map(
      (experiment) => () =>
        sameValuesAsReference(seen, [experiment, "mode"], {
          ...{ what: "`mode`", tolerance: exact, cause: "modeName(mode) is its name." },
        }),
    ),
    () => sameErrors(seen, "lenient", ["sentence", "kind"], "Pass `mode` on to spansOfTags."),
  ),
  refused: all(
    () => refused(seen, "tooFew", "Fewer predictions than sentences were taken for an answer."),
    () => refused(seen, "tooShort", "A word without a predicted tag was not noticed."),
    () => judged(attempted(seen.observed, "plain"), () => passed),
  ),
});

const judgeNegated = (seen: Seen, experiment: string): Verdict =>
  sameErrors(
    seen,
    experiment,
    ["sentence", "kind", "gold", "predicted", "isNegated"],
    "The words tokens.slice(start - window, start), from 0 on, and tokens.slice(end, end + window).",
  );

/** The errors with these fields, in the same order whatever the order within a sentence was. */
function errorsOf(
  observation: Observation,
  experiment: string,
  fields: readonly Field[],
): Reading<Data[]> {
  return within(attempted(observation, experiment), (result) =>
    within(fieldOf(result, "errors"), (errors) =>
      within(asList(errors, "the errors"), (list) => {
        const rows = list.map((error) => pick(error, fields));
        return { value: sorted(rows) };
      }),
    ),
  );
}

function pick(error: Data, fields: readonly string[]): Data {
  const picked = fields.map((field) => {
    const found = fieldOf(error, field);
    return [field, "value" in found ? found.value : null] as const;
  });
  return Object.fromEntries(picked);
}

const sorted = (rows: readonly Data[]): Data[] =>
  rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ row }) => row);

/** Sentences in the order of their numbers. */
const keyOf = (row: Data): string =>
  JSON.stringify(row, (name, value) =>
    name === "sentence" ? String(value).padStart(6, "0") : value,
  );

function sameErrors(
  seen: Seen,
  experiment: string,
  fields: readonly Field[],
  cause: string,
): Verdict {
  const expected = errorsOf(seen.reference, experiment, fields);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(errorsOf(seen.observed, experiment, fields), (errors) =>
    sameValues(errors, expected.value, { what: "the errors", tolerance: exact, cause }),
  );
}

/** Of one side, the spans that stand in an error: as in the reference, each once. */
function spansOnce(seen: Seen, experiment: string, side: "gold" | "predicted"): Verdict {
  const spansOf = (observation: Observation) =>
    within(errorsOf(observation, experiment, ["sentence", side]), (rows) => ({
      value: rows.filter((row) => JSON.stringify(row).includes('"start"')).map(keyOf),
    }));
  const expected = spansOf(seen.reference);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(spansOf(seen.observed), (spans) => {
    const again = spans.find((span, i) => spans.indexOf(span) !== i);
    if (again !== undefined) {
      return failed(`A ${side} entity stands in two errors.`, "each once", again);
    }
    const lost = expected.value.find((span) => !spans.includes(span));
    if (lost !== undefined) {
      return failed(`A ${side} entity that is not right stands in no error.`, lost, "none");
    }
    const more = spans.find((span) => !expected.value.includes(span));
    if (more === undefined) return passed;
    return failed(`A ${side} entity that is right stands in an error.`, "none", more);
  });
}

function sameKinds(seen: Seen, experiment: string, fields: readonly string[]): Verdict {
  const kindsOf = (observation: Observation) =>
    within(attempted(observation, experiment), (result) =>
      within(fieldOf(result, "kinds"), (kinds) =>
        within(asList(kinds, "`kinds`", 5), (list) => ({
          value: list.map((kind) => pick(kind, fields)),
        })),
      ),
    );
  const expected = kindsOf(seen.reference);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(kindsOf(seen.observed), (kinds) =>
    sameValues(kinds, expected.value, {
      ...{ what: "`kinds`", tolerance: float32 },
      cause: "Of the errors of all sentences; shares are of the errors, 0 where there are none.",
    }),
  );
}

/** Which of a sentence's errors of one kind is first is no matter. */
function judgeExamples(seen: Seen, experiment: string): Verdict {
  const examplesOf = (observation: Observation) =>
    within(attempted(observation, experiment), (result) =>
      within(fieldOf(result, "examples"), (lists) =>
        within(asList(lists, "the examples", 5), (all) => ({
          value: all.map((list) =>
            Array.isArray(list)
              ? list.map((error: Data) => pick(error, ["kind", "sentence"]))
              : list,
          ),
        })),
      ),
    );
  const expected = examplesOf(seen.reference);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(examplesOf(seen.observed), (examples) =>
    sameValues(examples, expected.value, {
      ...{ what: "the examples", tolerance: exact },
      cause: "Of each kind the first numShown errors, sentence by sentence.",
    }),
  );
}
