import type { Judge, Observation, Verdict } from "../../exercise";
import { sameAsReference } from "../../judging/close-to";
import { sameAttributions, sameAttributionsOfEach } from "../../judging/explanations";
import { judgeLeaks } from "../../judging/leaks";
import { attempted, fieldOf, kindOf } from "../../judging/reading";
import { deepFloat32 } from "../../judging/tolerances";
import { all, failed, judged, passed, within } from "../../judging/verdict";
import { batch, type Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };

const axes = ["batch", "feature"];

export const judge: Judge<Inputs> = (seen) => {
  const same = (experiment: string, cause: string) => () =>
    sameAttributions(seen, experiment, axes, cause);
  const replaced = "In the place of what is taken out stands the baseline.";
  const together =
    "Numbers with the same id are one feature: they go together, and each gets it all.";
  const whole = "Replace ids by ids, and hand `forward` int32.";
  const own = "A list of targets and an additional argument have a row for each example.";
  return {
    losses: same("plain", "F(inputs) − F(inputs without the feature), of each example.")(),
    baselines: all(same("number", replaced), same("one", replaced), same("each", replaced)),
    groups: all(same("groups", together), same("groupsOfEach", together)),
    ids: all(same("ids", whole), same("idsOfPadding", whole)),
    several: all(
      () => sameAttributionsOfEach(seen, "several", axes, replaced),
      () => sameAttributionsOfEach(seen, "severalInGroups", axes, together),
      () =>
        sameAsReference(seen, ["alone", "attributions", "first"], {
          ...{ what: "the attributions of a list of one input", axes, tolerance: deepFloat32 },
          cause: "Attributions come in the form of the inputs: inFormOf.",
        }),
    ),
    others: all(same("targets", own), same("targetsAtOnce", own)),
    oneNumber: same("oneNumber", "The loss of the batch's one number is that of every example.")(),
    atOnce: all(
      () => atOnce(seen, "two", 2 * batch),
      () => atOnce(seen, "many", Number.POSITIVE_INFINITY),
    ),
    leaks: judgeLeaks(seen.observed),
  };
};

function atOnce(seen: Seen, experiment: string, limit: number): Verdict {
  const rows = within(attempted(seen.observed, experiment), (data) => fieldOf(data, "mostRows"));
  return all(
    () =>
      sameAsReference(seen, [experiment, "explained", "attributions"], {
        ...{ what: "the attributions", axes, tolerance: deepFloat32 },
        cause: "Several features at once, each in a copy of its own: the losses are the same.",
      }),
    () =>
      judged(rows, (most) => {
        if (typeof most !== "number") return failed("No count came back.", "", kindOf(most));
        if (most >= batch && most <= limit) return passed;
        const message =
          "More copies go through `forward` at once than perturbationsPerEval allows.";
        return failed(message, `at most ${limit} rows`, String(most));
      }),
  );
}
