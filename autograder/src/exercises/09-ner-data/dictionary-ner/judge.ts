import type { Judge, Observation, Verdict } from "../../exercise";
import { asList, attempted } from "../../judging/reading";
import { sameTexts } from "../../judging/text-lists";
import { all, judged, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };

const causes = {
  words: "One tag for each word: B- and the type of the entry, or O.",
  inside: "Join the words with a space; the first has B-, the others I-.",
  longest: "Try the longest phrase first, or go on after a match.",
  gaps: "Go on where a phrase is no entry: a longer one may be.",
  overlap: "After a match go on behind it.",
  neighbours: "Each entity begins with a B-.",
  capitals: "The keys are in lower case: look the words up in lower case.",
} as const;

export const judge: Judge<Inputs> = (seen) => ({
  ...Object.fromEntries(
    Object.entries(causes).map(([name, cause]) => [
      name,
      same(seen, name as keyof typeof causes, cause),
    ]),
  ),
  nothing: all(
    () => same(seen, "words", causes.words),
    () => same(seen, "unknown", "No word is an entry."),
    () => same(seen, "withoutDictionary", "There is no entry."),
    () => same(seen, "withoutWords", "There is no word."),
  ),
});

function same({ observed, reference }: Seen, experiment: keyof Inputs, cause: string): Verdict {
  const expected = within(attempted(reference, experiment), (tags) => asList(tags, "the tags"));
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(attempted(observed, experiment), (tags) =>
    sameTexts(tags, expected.value, { what: "the tags", item: "word", cause }),
  );
}
