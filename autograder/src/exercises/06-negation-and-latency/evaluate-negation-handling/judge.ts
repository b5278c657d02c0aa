import type { Data } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { stillIntact } from "../../judging/intact";
import { judgeLeaks } from "../../judging/leaks";
import { asNumbers } from "../../judging/number-lists";
import { attempted, fieldOf } from "../../judging/reading";
import { exact, float32, type Tolerance } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };
type Place = readonly [experiment: string, group: "shares" | "confusion", field: string];

const counts = ["truePositives", "falsePositives", "falseNegatives", "trueNegatives"];

export const judge: Judge<Inputs> = (seen) => ({
  confusion: sameCounts(
    seen,
    "plain",
    "Positive is negated: a negated note that is called so is a true positive.",
  ),
  accuracies: all(
    ...["affirmedAccuracy", "negationAccuracy"].map(
      (field) => () =>
        sameNumber(
          seen,
          ["plain", "shares", field],
          float32,
          "A share of the affirmed notes, and one of the negated notes: there are as many of each as pairs.",
        ),
    ),
  ),
  f1: all(
    ...["plain", "rare"].map(
      (experiment) => () =>
        sameNumber(
          seen,
          [experiment, "shares", "negationF1"],
          float32,
          "2·TP / (2·TP + FP + FN), where positive is negated.",
        ),
    ),
  ),
  ownDiagnosis: sameCounts(
    seen,
    "others",
    "The model says something of every class: look at the pair's `diagnosis`.",
  ),
  threshold: sameCounts(
    seen,
    "near",
    "The threshold 0.5 is for probabilities; for logits it is 0.",
  ),
  mode: all(
    () => sameCounts(seen, "training", "The model came in training mode: call model.eval()."),
    () => stillIntact(seen),
  ),
  nothing: all(
    () => isNotAlwaysZero(seen),
    () =>
      sameNumber(
        seen,
        ["silent", "shares", "negationF1"],
        exact,
        "No note was called negated: 0/0 in precision and F1 is 0 here.",
      ),
  ),
  leaks: judgeLeaks(seen.observed),
});

function sameCounts(seen: Seen, experiment: string, cause: string): Verdict {
  return all(
    ...counts.map(
      (field) => () => sameNumber(seen, [experiment, "confusion", field], exact, cause),
    ),
  );
}

function numberUnder(observation: Observation, [experiment, group, field]: Place): Reading<Data> {
  return within(attempted(observation, experiment), (result) =>
    within(fieldOf(result, group), (fields) => fieldOf(fields, field)),
  );
}

/** Of an answer whose F1 is always 0, it is no evidence. */
function isNotAlwaysZero({ observed }: Seen): Verdict {
  return judged(numberUnder(observed, ["plain", "shares", "negationF1"]), (f1) =>
    f1 === 0 ? failed("The F1 is 0 also where notes are called negated.") : passed,
  );
}

function sameNumber(seen: Seen, place: Place, tolerance: Tolerance, cause: string): Verdict {
  const form = { what: `\`${place[2]}\``, axes: ["number"] };
  const read = (observation: Observation) =>
    within(numberUnder(observation, place), (value) => asNumbers([value], form));
  const expected = read(seen.reference);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(read(seen.observed), (got) =>
    closeTo(got, expected.value, { ...form, tolerance, cause }),
  );
}
