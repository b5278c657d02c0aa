import type { Data } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { refused } from "../../judging/explanations";
import { judgeLeaks } from "../../judging/leaks";
import { asNumbers } from "../../judging/number-lists";
import { attempted, fieldOf } from "../../judging/reading";
import { deepFloat32 } from "../../judging/tolerances";
import { all, judged, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };
type Field = "fractions" | "logits" | "area";

export const judge: Judge<Inputs> = (seen) => {
  const same = (experiment: string, field: Field, cause: string) => () =>
    sameNumbers(seen, experiment, field, cause);
  const going =
    "First the whole note, then without one token, then without two: what is gone stays away.";
  const order = "Sort by the score, the highest first, of equals the earlier place.";
  const kept = "Tokens whose id is among keptIds do not go.";
  const shares = "From 0 to 1, in steps of one token that may go.";
  const area = "Trapezoids: the mean of two neighbouring logits, times the step of the fractions.";
  const refusal = "An error is to say what does not fit: requireScores does.";
  return {
    logits: all(same("plain", "logits", going), same("oneWord", "logits", going)),
    order: all(same("tied", "logits", order), same("equal", "logits", order)),
    kept: all(
      same("kept", "logits", kept),
      same("kept", "fractions", kept),
      same("plain", "logits", kept),
    ),
    fractions: all(same("plain", "fractions", shares), same("oneWord", "fractions", shares)),
    area: all(same("plain", "area", area), same("oneWord", "area", area)),
    replaced: same("replaced", "logits", "replacementId stands in the place of what has gone.")(),
    refused: all(
      same("plain", "logits", going),
      ...["tooFew", "notFinite", "nothingGoes"].map(
        (experiment) => () => refused(seen, experiment, refusal),
      ),
    ),
    leaks: judgeLeaks(seen.observed),
  };
};

function sameNumbers(seen: Seen, experiment: string, field: Field, cause: string): Verdict {
  const form = { what: `\`${field}\``, axes: ["step"] };
  const read = (observation: Observation) =>
    within(attempted(observation, experiment), (result) =>
      within(fieldOf(result, field), (value: Data) =>
        asNumbers(field === "area" ? [value] : value, form),
      ),
    );
  const expected = read(seen.reference);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(read(seen.observed), (got) =>
    closeTo(got, expected.value, { ...form, tolerance: deepFloat32, cause }),
  );
}
