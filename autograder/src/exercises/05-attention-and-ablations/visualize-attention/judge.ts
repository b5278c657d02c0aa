import { clinicalVocabulary, diagnosisNames } from "@attending/lib";
import type { Data } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { stillIntact } from "../../judging/intact";
import { judgeLeaks } from "../../judging/leaks";
import { asTable } from "../../judging/number-lists";
import { asList, attempted, fieldOf, kindOf } from "../../judging/reading";
import { deepFloat32 } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};

export const judge: Judge<Inputs> = (seen) => ({
  weights: sameMaps(seen, "first", "Row: the query; column: the key. One map for each head."),
  padding: all(
    () => sameMaps(seen, "padded", "Leave out the ids 0, or cut rows and columns off."),
    () => judgeLabels(seen.observed, "padded", seen.inputs.padded),
    () => sameMaps(seen, "single", "A note of one word has a map of one row and one column."),
  ),
  labels: judgeLabels(seen.observed, "first", seen.inputs.full),
  layer: all(
    () => sameMaps(seen, "middle", "attentionWeights[1] is layer 1."),
    () => sameMaps(seen, "byDefault", "Without `layer`, it is the last of attentionWeights."),
  ),
  mode: all(
    () => sameMaps(seen, "training", "The model came in training mode: call model.eval()."),
    () => stillIntact(seen),
  ),
  codes: judgeCodes(seen),
  none: judgeNone(seen.observed),
  leaks: judgeLeaks(seen.observed),
});

const mapsOf = (observation: Observation, experiment: string, numHeads?: number) =>
  within(attempted(observation, experiment), (picture) =>
    within(fieldOf(picture, "heads"), (heads) => asList(heads, "the heads", numHeads)),
  );

function sameMaps(seen: Seen, experiment: string, cause: string): Verdict {
  const { numHeads } = seen.inputs.sizes;
  const expected = mapsOf(seen.reference, experiment);
  return judged(mapsOf(seen.observed, experiment, numHeads), (maps) =>
    all(
      ...maps.map((map, head) => () => {
        const form = { what: `the weights of head ${head}`, axes: ["query", "key"] };
        const tableOf = (of: Data) => within(fieldOf(of, "z"), (z) => asTable(z, form));
        const wanted = within(expected, (list) => tableOf(list[head] ?? null));
        if ("failure" in wanted) throw new Error(wanted.failure.message);
        return judged(tableOf(map), (table) =>
          closeTo(table, wanted.value, { ...form, tolerance: deepFloat32, cause }),
        );
      }),
    ),
  );
}

/** Each head's labels, on both axes: a token's own word in each, and all of them different. */
function judgeLabels(
  observed: Observation,
  experiment: string,
  tokenIds: readonly number[],
): Verdict {
  const words = clinicalVocabulary.decode(tokenIds.filter((id) => id !== 0));
  return judged(mapsOf(observed, experiment), (maps) => {
    if (maps.length === 0) return failed("There is no map.");
    return all(
      ...maps.flatMap((map) => [
        () => labelsFit(fieldOf(map, "x"), "x", words),
        () => labelsFit(fieldOf(map, "y"), "y", words),
      ]),
    );
  });
}

function labelsFit(reading: Reading<Data>, axis: string, words: readonly string[]): Verdict {
  const what = `the labels \`${axis}\``;
  const labels = within(reading, (list) => asList(list, what, words.length));
  return judged(labels, (list) => {
    const wrong = words.findIndex((word, place) => !hasWord(list[place], word));
    if (wrong >= 0) {
      const message = `The labels \`${axis}\`: at token ${wrong} the word is missing.`;
      return failed(message, words[wrong], inQuotes(list[wrong]));
    }
    const again = list.findIndex((label, place) => list.indexOf(label) !== place);
    if (again < 0) return passed;
    const message = `The labels \`${axis}\`: a word that comes twice has the same label twice, and would be drawn as one. Add its place.`;
    return failed(message, "labels that differ", inQuotes(list[again]));
  });
}

function hasWord(label: Data | undefined, word: string): boolean {
  if (typeof label !== "string") return false;
  return label.split(/[^A-Za-z0-9<>]+/).includes(word);
}

const titleOf = (observation: Observation, experiment: string) =>
  within(attempted(observation, experiment), (picture) => fieldOf(picture, "title"));

/** The diagnoses that a title names. */
function namedIn(title: Data): readonly string[] | undefined {
  if (typeof title !== "string") return undefined;
  const text = title.toLowerCase();
  return diagnosisNames.filter((name) => hasName(text, name.toLowerCase()));
}

/** As a word of its own: names that run into each other cannot be read. */
function hasName(text: string, name: string): boolean {
  return text.split(name).some((_, i, parts) => {
    const [before = "", after = ""] = parts.slice(i, i + 2);
    return i + 1 < parts.length && !/[a-z]$/.test(before) && !/^[a-z]/.test(after);
  });
}

function judgeCodes(seen: Seen): Verdict {
  const expected = within(titleOf(seen.reference, "first"), (title) => ({ value: namedIn(title) }));
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(titleOf(seen.observed, "first"), (title) => {
    const wanted = expected.value?.join(", ") ?? "";
    const got = namedIn(title)?.join(", ");
    if (got === wanted) return passed;
    const message =
      "The title names other diagnoses. Predicted is each with a probability above 0.5: a logit above 0.";
    return failed(message, wanted, got === undefined ? kindOf(title) : got || "no diagnosis");
  });
}

/** Of an answer that says so of the other note too, it is no evidence. */
function judgeNone(observed: Observation): Verdict {
  const always = titleOf(observed, "first");
  if ("value" in always && saysNone(always.value)) {
    return failed(
      "The title says none also where something is predicted.",
      "",
      inQuotes(always.value),
    );
  }
  return judged(titleOf(observed, "silent"), (title) => {
    const named = namedIn(title);
    if (named === undefined) return failed("The title is no text.", "a string", kindOf(title));
    if (named.length > 0) {
      return failed("No probability is above 0.5.", "none", named.join(", "));
    }
    return saysNone(title)
      ? passed
      : failed("The title does not say that nothing is predicted.", "none", inQuotes(title));
  });
}

const saysNone = (title: Data): boolean => /\bnone\b/i.test(String(title));

const inQuotes = (label: Data | undefined): string =>
  typeof label === "string" ? JSON.stringify(label.slice(0, 40)) : kindOf(label);
