import type { TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo, sameAsReference } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { asNumbers } from "../../judging/number-lists";
import { attempted, fieldOf } from "../../judging/reading";
import { deepFloat32, exact, type Tolerance } from "../../judging/tolerances";
import { all, judged, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };

const parameters = {
  weight: { what: "the model's weights after the epoch", axes: ["piece", "label"] },
  bias: { what: "the model's biases after the epoch", axes: ["label"] },
} as const;

const causes = {
  steps:
    "For each batch: the loss of model.forward({ ...batch, classWeights }), its gradients, a step.",
  clipping:
    "Scale all gradients by one factor when their norm is above maxGradientNorm, before the step.",
  usualNorm: "Unless the caller says otherwise, the norm is clipped at 1.",
  schedule: "The factor of a step is schedule(firstStep + the steps taken in this epoch).",
  loss: "Weigh each batch's loss by its labels that are not -100, and divide by all of these.",
  weights: "Hand classWeights to the model's forward.",
  mode: "Call model.train() first.",
  count: "Count a step for each batch.",
  countAnew: "`steps` are those of this epoch; the caller adds firstStep.",
};

export const judge: Judge<Inputs> = (seen) => ({
  steps: all(
    () => sameFactors(seen, "plain", causes.steps),
    () => sameParametersAfter(seen, "plain", causes.steps),
  ),
  clipping: all(
    () => sameParametersAfter(seen, "clipped", causes.clipping),
    () => sameParametersAfter(seen, "usualNorm", causes.usualNorm),
  ),
  schedule: all(
    () => sameFactors(seen, "scheduled", causes.schedule),
    () => sameFactors(seen, "fromStart", causes.schedule),
    () => sameParametersAfter(seen, "scheduled", causes.schedule),
  ),
  loss: sameResult(seen, "plain", "loss", deepFloat32, causes.loss),
  weights: all(
    () => sameParametersAfter(seen, "weighted", causes.weights),
    () => sameResult(seen, "weighted", "loss", deepFloat32, causes.loss),
  ),
  mode: sameParametersAfter(seen, "evalFirst", causes.mode),
  count: all(
    // Of steps that nobody took no number is right.
    () => sameFactors(seen, "plain", causes.count),
    ...["plain", "fewer"].map(
      (experiment) => () => sameResult(seen, experiment, "steps", exact, causes.count),
    ),
    () => sameResult(seen, "scheduled", "steps", exact, causes.countAnew),
  ),
  leaks: judgeLeaks(seen.observed),
});

function sameParametersAfter(seen: Seen, experiment: string, cause: string): Verdict {
  const same = (name: keyof typeof parameters) => () =>
    sameAsReference(seen, [experiment, "parameters", name], {
      ...parameters[name],
      tolerance: deepFloat32,
      cause,
    });
  return all(same("weight"), same("bias"));
}

/** What the optimiser was told at each step. */
function sameFactors(seen: Seen, experiment: string, cause: string): Verdict {
  const form = { what: "the factors that the optimiser was told", axes: ["step"] };
  const read = (observation: Observation) =>
    within(attempted(observation, experiment), (data) =>
      within(fieldOf(data, "factors"), (list) => asNumbers(list, form)),
    );
  return compare(read, seen, { ...form, tolerance: deepFloat32, cause });
}

function sameResult(
  seen: Seen,
  experiment: string,
  field: "loss" | "steps",
  tolerance: Tolerance,
  cause: string,
): Verdict {
  const form = { what: `\`${field}\``, axes: ["value"] };
  const read = (observation: Observation) =>
    within(attempted(observation, experiment), (data) =>
      within(fieldOf(data, "result"), (result) =>
        within(fieldOf(result, field), (value) => asNumbers([value], form)),
      ),
    );
  return compare(read, seen, { ...form, tolerance, cause });
}

function compare(
  read: (observation: Observation) => Reading<TensorData>,
  { observed, reference }: Seen,
  how: Parameters<typeof closeTo>[2],
): Verdict {
  const expected = read(reference);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(read(observed), (got) => closeTo(got, expected.value, how));
}
