import type { Judge, Observation, Verdict } from "../../exercise";
import { sameAsReference } from "../../judging/close-to";
import { refused, sameAttributions, sameAttributionsOfEach } from "../../judging/explanations";
import { judgeLeaks } from "../../judging/leaks";
import { attempted, fieldOf, kindOf } from "../../judging/reading";
import { deepFloat32 } from "../../judging/tolerances";
import { all, failed, judged, passed, within } from "../../judging/verdict";
import { batch, type Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };

const axes = ["batch", "feature"];
const product = "Multiply the mean gradient by x − x′, number by number.";

export const judge: Judge<Inputs> = (seen) => {
  const same = (experiment: string, cause: string) => () =>
    sameAttributions(seen, experiment, axes, cause);
  const sameOfEach = (experiment: string) => () =>
    sameAttributionsOfEach(
      seen,
      experiment,
      axes,
      "At each step all inputs stand at the same α of their own ways.",
    );
  const begins = "The way begins at x′: points are x′ + α · (x − x′), the factor is x − x′.";
  const rule = "Take the places and the weights of the rule: approximationParameters gives both.";
  return {
    product: same("plain", product)(),
    baselines: all(same("number", begins), same("one", begins), same("each", begins)),
    steps: all(
      same("gaussLegendre", rule),
      same("left", rule),
      same("trapezoid", rule),
      same("oneStep", rule),
    ),
    targets: all(
      same("targets", "A list has a class for each example: repeat it for each step."),
      same("noTarget", "Without a target the output is one number an example."),
    ),
    others: same("others", "Repeat an additional argument for each step, and leave it as it is.")(),
    several: all(sameOfEach("several"), sameOfEach("severalAndOther"), () => comesAsList(seen)),
    parts: all(
      () => inParts(seen, "parts", 8),
      () => inParts(seen, "smallParts", batch),
      () => inParts(seen, "manyRows", Number.POSITIVE_INFINITY),
    ),
    mean: same("mean", "Leave out the factor x − x′ then, and only it.")(),
    delta: all(
      () => sameDelta(seen, "delta"),
      () => sameDelta(seen, "deltaOfMean"),
      () => noDelta(seen),
    ),
    ids: all(same("plain", product), () =>
      refused(seen, "ids", "Token ids are accepted: between two of them there is nothing."),
    ),
    leaks: judgeLeaks(seen.observed),
  };
};

/** A list of one input comes back as a list. */
function comesAsList(seen: Seen): Verdict {
  return sameAsReference(seen, ["alone", "attributions", "first"], {
    ...{ what: "the attributions of a list of one input", axes, tolerance: deepFloat32 },
    cause: "Attributions come in the form of the inputs: inFormOf.",
  });
}

function inParts(seen: Seen, experiment: string, limit: number): Verdict {
  const rows = within(attempted(seen.observed, experiment), (data) => fieldOf(data, "mostRows"));
  return all(
    () =>
      sameAsReference(seen, [experiment, "explained", "attributions"], {
        ...{ what: "the attributions", axes, tolerance: deepFloat32 },
        cause: "Some steps at a time: their sum is the same.",
      }),
    () =>
      judged(rows, (most) => {
        if (typeof most !== "number") return failed("No count came back.", "", kindOf(most));
        if (most >= 1 && most <= limit) return passed;
        const message = "More rows go through `forward` at once than internalBatchSize allows.";
        return failed(message, `at most ${limit}`, String(most));
      }),
  );
}

/** Whoever does not ask for it gets none. */
function noDelta({ observed }: Seen): Verdict {
  const delta = within(attempted(observed, "plain"), (data) => fieldOf(data, "delta"));
  return judged(delta, (got) =>
    got === null
      ? passed
      : failed("A delta comes back that nobody asked for.", "none", kindOf(got)),
  );
}

function sameDelta(seen: Seen, experiment: string): Verdict {
  return sameAsReference(seen, [experiment, "delta"], {
    ...{ what: "the delta", axes: ["batch"], tolerance: deepFloat32 },
    cause: "Σ (x − x′) · mean gradient − (F(x) − F(x′)), for each example.",
  });
}
