import type { Judge, Observation, Verdict } from "../../exercise";
import { refused } from "../../judging/explanations";
import { attempted } from "../../judging/reading";
import { exact, float32 } from "../../judging/tolerances";
import { sameAlong, valuesAlong } from "../../judging/values-along";
import { all, failed, judged, passed } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };
type Experiment = "plain" | "defaults" | "sparse" | "borders";

export const judge: Judge<Inputs> = (seen) => {
  const ofBins = (experiment: Experiment, field: string, cause: string) => () =>
    sameAlong(seen, {
      ...{ experiment, path: ["bins", "*", field], cause },
      tolerance: field === "count" ? exact : float32,
    });
  const ece = (experiment: Experiment, cause: string) => () =>
    sameAlong(seen, { experiment, path: ["ece"], tolerance: float32, cause });
  const edges = "Bin b of B runs from b / B to (b + 1) / B.";
  const closed =
    "A bin is (low, high]: above its lower border, up to its upper one; 0 is in the first.";
  const own =
    "Of the bin's own predictions: the mean of their confidences, the share that is right.";
  const weighed = "Each gap |accuracy - confidence| counts with count / n.";
  const refusals: readonly [experiment: string, cause: string][] = [
    ["nothing", "Without predictions there is no error to speak of: throw one."],
    ["unequal", "Each confidence needs its outcome: throw an error where one is missing."],
    ["logit", "A confidence above 1 is no probability: throw an error."],
    ["noNumber", "NaN is no confidence: throw an error."],
    ["noBins", "At least one bin: throw an error."],
  ];
  return {
    bins: all(
      ...(["plain", "defaults", "sparse"] as const).flatMap((experiment) => [
        ofBins(experiment, "low", edges),
        ofBins(experiment, "high", edges),
      ]),
    ),
    counts: all(ofBins("plain", "count", closed), ofBins("sparse", "count", closed)),
    borders: all(ofBins("borders", "count", closed)),
    means: all(ofBins("plain", "confidence", own), ofBins("plain", "accuracy", own)),
    empty: all(
      ...(["confidence", "accuracy"] as const).flatMap((field) => [
        () => hasNoMean(seen, field),
        ofBins("sparse", field, own),
      ]),
      ece("sparse", "Leave empty bins out of the sum: NaN times 0 is NaN."),
    ),
    ece: all(ece("plain", weighed), ece("borders", weighed)),
    refused: all(
      () => judged(attempted(seen.observed, "plain"), () => passed),
      ...refusals.map(
        ([experiment, cause]) =>
          () =>
            refused(seen, experiment, cause),
      ),
    ),
  };
};

/** NaN crosses as null: another number in an empty bin says that it is right or wrong. */
function hasNoMean({ observed, reference }: Seen, field: string): Verdict {
  const place = { experiment: "sparse", path: ["bins", "*", field] };
  const expected = valuesAlong(reference, place);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(valuesAlong(observed, place), (got) => {
    const isWrong = got.some((value, i) => expected.value[i] === null && value !== null);
    if (!isWrong) return passed;
    const message = `\`${field}\` of an empty bin: the mean of nothing is NaN, not a number that looks like a result.`;
    return failed(message, "NaN", "a number");
  });
}
