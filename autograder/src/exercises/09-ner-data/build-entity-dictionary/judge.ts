import type { Judge, Observation, Verdict } from "../../exercise";
import { asEntries, sameEntries } from "../../judging/entries";
import { attempted } from "../../judging/reading";
import { all, failed, judged, passed, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };

const what = "the dictionary";

export const judge: Judge<Inputs> = (seen) => ({
  forms: same(seen, "plain", "The words of each entity, with one space between each two."),
  capitals: same(seen, "capitals", "toLowerCase before you count, not after."),
  frequent: same(seen, "frequent", "Count how often each form has each type."),
  ties: same(seen, "ties", "A Map keeps its entries in the order in which they came."),
  neighbours: same(seen, "neighbours", "A B- ends the entity before it and begins another."),
  nothing: all(
    () => hasSome(seen),
    () => same(seen, "outside", "O is no entity."),
  ),
});

const dictionaryOf = (observation: Observation, experiment: keyof Inputs) =>
  within(attempted(observation, experiment), (entries) => asEntries(entries, what));

function same({ observed, reference }: Seen, experiment: keyof Inputs, cause: string): Verdict {
  const expected = dictionaryOf(reference, experiment);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(dictionaryOf(observed, experiment), (dictionary) =>
    sameEntries(dictionary, expected.value, { what, cause }),
  );
}

/** Of an answer that is always empty, it is no evidence. */
function hasSome({ observed, reference }: Seen): Verdict {
  const expected = dictionaryOf(reference, "plain");
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(dictionaryOf(observed, "plain"), (dictionary) =>
    [...expected.value].some(([form, type]) => dictionary.get(form) === type)
      ? passed
      : failed("The dictionary has no entry also where there are entities."),
  );
}
