import type { TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { numberAt, sameAsReference } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { sameGradients, sameParameters } from "../../judging/parameters";
import { attempted, type TensorForm, tensorAt } from "../../judging/reading";
import { deepFloat32 } from "../../judging/tolerances";
import { all, failed, judged, passed } from "../../judging/verdict";
import { inWords, positionInWords } from "../../judging/wording";
import type { Inputs } from "./draw";

const weights: TensorForm = {
  what: "the weights",
  axes: ["batch", "numHeads", "queryLen", "keyLen"],
};
const output: TensorForm = { what: "the output", axes: ["batch", "seqLen", "dModel"] };
const tolerance = deepFloat32;

type Seen = { readonly observed: Observation; readonly reference: Observation };

export const judge: Judge<Inputs> = (seen) => {
  const { observed } = seen;
  const { state, x } = seen.inputs.small;
  return {
    parameters: judged(attempted(observed, "fresh"), (fresh) => sameParameters(fresh, state)),
    output: sameOutput(seen, "plain", "Check both sums, the ReLU, and that the norms come last."),
    weights: sameWeights(seen, "plain", "Return the weights as the attention gives them."),
    mask: all(both(seen, "masked"), both(seen, "notes")),
    normalised: judged(tensorAt(observed, ["freshNorm", "output"], output), normalised),
    training: all(
      () => sameOutput(seen, "training", "Drop out what each sublayer adds, before the sum."),
      () => sameWeights(seen, "training", "The weights are those before dropout."),
      () => sameOutput(seen, "nothingDropped", "Pass dropoutRate on to the attention."),
      () =>
        sameAsReference(seen, ["defaultRate"], {
          what: "what may come out of one token in training mode",
          axes: ["outcome"],
          tolerance,
          cause: "Unless the caller says otherwise, the dropout rate is 0.1.",
        }),
    ),
    gradient: sameGradients(seen, "gradient", { ...state, x }),
    leaks: judgeLeaks(observed),
  };
};

function sameOutput(seen: Seen, experiment: string, cause: string): Verdict {
  return sameAsReference(seen, [experiment, "output"], { ...output, tolerance, cause });
}

function sameWeights(seen: Seen, experiment: string, cause: string): Verdict {
  return sameAsReference(seen, [experiment, "weights"], { ...weights, tolerance, cause });
}

function both(seen: Seen, experiment: string): () => Verdict {
  const cause = "Pass the mask on to the attention.";
  return () =>
    all(
      () => sameWeights(seen, experiment, cause),
      () => sameOutput(seen, experiment, cause),
    );
}

/** Mean 0 and variance 1 over the features of each token, up to the norm's epsilon. */
function normalised(tensor: TensorData): Verdict {
  const dModel = tensor.shape[2] ?? 0;
  const numTokens = dModel === 0 ? 0 : tensor.values.length / dModel;
  if (numTokens === 0) return failed("The output has no numbers.");
  for (let token = 0; token < numTokens; token++) {
    const features = Array.from({ length: dModel }, (_, i) => numberAt(tensor, token * dModel + i));
    const mean = features.reduce((sum, feature) => sum + feature, 0) / dModel;
    const variance = features.reduce((sum, feature) => sum + (feature - mean) ** 2, 0) / dModel;
    if (Math.abs(mean) < 1e-3 && Math.abs(variance - 1) < 1e-2) continue;
    const at = positionInWords(token, tensor.shape.slice(0, 2), output.axes);
    return failed(
      `The output is not normalised at ${at}. Is norm2 the last step?`,
      "mean 0, variance 1",
      `mean ${inWords(mean)}, variance ${inWords(variance)}`,
    );
  }
  return passed;
}
