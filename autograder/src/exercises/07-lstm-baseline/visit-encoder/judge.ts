import type { Judge, Observation, Verdict } from "../../exercise";
import { sameAsReference } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { sameGradients, sameParameters } from "../../judging/parameters";
import { attempted, type TensorForm } from "../../judging/reading";
import { deepFloat32, float32 } from "../../judging/tolerances";
import { all, judged } from "../../judging/verdict";
import type { Inputs } from "./draw";

const visit: TensorForm = { what: "the visits", axes: ["batch", "embeddingDim"] };
const weights: TensorForm = { what: "the weights", axes: ["batch", "codes"] };
const codes: TensorForm = {
  what: "the gradient of the codes",
  axes: ["batch", "codes", "embeddingDim"],
};
const rules = ["attention", "max", "mean", "sum"];

type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};

const causes = {
  sum: "Padding may hold anything: multiply by the mask before you add up.",
  mean: "Divide the sum over the codes by how many codes the visit has.",
  max: "Zeros in the place of padding win over negative codes: put -Infinity there.",
  weights: "softmax over the codes of score(tanh(bottleneck(x))), hidden codes before the softmax.",
  attention: "Multiply each code by its weight, and sum over the codes.",
  unmasked: "A mask that is not given is all ones, [batch, codes].",
  lone: "Every visit has one code here: take out the axis that you mean, by its number.",
  empty: "Nothing divided by nothing is NaN, and the largest of nothing -Infinity: make it 0.",
};

export const judge: Judge<Inputs> = (seen) => {
  const { observed } = seen;
  return {
    parameters: all(...rules.map((rule) => () => judgeParameters(seen, rule))),
    sum: sameVisits(seen, "masked sum", causes.sum),
    mean: all(
      () => sameVisits(seen, "masked mean", causes.mean),
      () => sameVisits(seen, "usual", "Unless the caller says otherwise, the rule is the mean."),
    ),
    max: all(
      () => sameVisits(seen, "masked max", causes.max),
      () => sameVisits(seen, "negative", causes.max),
    ),
    weights: all(
      () => sameWeights(seen, "masked attention", causes.weights),
      () => sameWeights(seen, "unmasked attention", causes.weights),
    ),
    attention: all(
      () => sameVisits(seen, "unmasked attention", causes.attention),
      () => sameVisits(seen, "masked attention", causes.attention),
    ),
    unmasked: all(
      ...rules.map((rule) => () => sameVisits(seen, `unmasked ${rule}`, causes.unmasked)),
      ...rules.map((rule) => () => sameVisits(seen, `lone ${rule}`, causes.lone)),
      () => sameWeights(seen, "lone attention", causes.lone),
    ),
    empty: all(
      ...rules.map((rule) => () => sameVisits(seen, `emptied ${rule}`, causes.empty)),
      () => sameWeights(seen, "emptied attention", causes.empty),
    ),
    gradient: all(...rules.map((rule) => () => judgeGradient(seen, rule))),
    leaks: judgeLeaks(observed),
  };
};

function judgeParameters({ observed, inputs }: Seen, rule: string): Verdict {
  return judged(attempted(observed, `fresh ${rule}`), (fresh) =>
    sameParameters(fresh, rule === "attention" ? inputs.state : {}),
  );
}

function sameVisits(seen: Seen, experiment: string, cause: string): Verdict {
  const tolerance = deepFloat32;
  return sameAsReference(seen, [experiment, "visit"], { ...visit, tolerance, cause });
}

function sameWeights(seen: Seen, experiment: string, cause: string): Verdict {
  return sameAsReference(seen, [experiment, "weights"], { ...weights, tolerance: float32, cause });
}

function judgeGradient(seen: Seen, rule: string): Verdict {
  const cause =
    "Where a visit has no codes, NaN comes back through what is thrown away forwards: keep it from arising.";
  return all(
    () =>
      sameAsReference(seen, [`gradient ${rule}`, "x"], { ...codes, tolerance: deepFloat32, cause }),
    () => sameGradients(seen, `gradient ${rule}`, rule === "attention" ? seen.inputs.state : {}),
  );
}
