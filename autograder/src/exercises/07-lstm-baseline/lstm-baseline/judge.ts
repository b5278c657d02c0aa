import type { Judge, Observation, Verdict } from "../../exercise";
import { sameAsReference } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { sameGradients, sameParameters } from "../../judging/parameters";
import { attempted, kindOf, type TensorForm } from "../../judging/reading";
import { deepFloat32 } from "../../judging/tolerances";
import { all, failed, judged, passed } from "../../judging/verdict";
import type { Inputs } from "./draw";
import { baselineShapes } from "./shapes";

const logits: TensorForm = { what: "the logits", axes: ["batch", "numOutputs"] };
const sequences: TensorForm = { what: "the logits", axes: ["batch", "visits", "numOutputs"] };
const weights: TensorForm = { what: "the attention weights", axes: ["batch", "visits", "codes"] };
const predictions: TensorForm = { what: "what is predicted", axes: ["batch", "numOutputs"] };
const tolerance = deepFloat32;

type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};

const causes = {
  logits: "Check √embeddingDim, the visits, the LSTM, and that its last layer's state is taken.",
  usual: "Unless the caller says otherwise: one direction, the mean, one logit a patient.",
  codes: "Give the visit encoder the mask of the codes.",
  last: "Give the LSTM each patient's number of visits, and take `hidden`, not the last output.",
  more: "Padding, of visits or codes, must not be read.",
  directions:
    "`hidden` is [layers · directions, batch, hiddenSize]: its last two, side by side for each patient.",
  sequences: "The last layer's states after all visits, `output`, go through dropout and head.",
  aggregation: "Give the visit encoder its rule.",
  weights: "Reshape the weights to [batch, visits, codes].",
  masks: "Masks that are given take the place of what is read from the codes.",
  predict: "activateLogits(logits, task), of the logits for the same codes and masks.",
  empty: "A visit counts up to the last one with codes, and without visits the state is 0.",
  training: "Dropout acts on the visits, in the LSTM, and on the state before the head.",
  nothingDropped: "At a rate of 0 training mode changes nothing.",
  rate: "Dropout acts on the visits, between layers and before the head, at a usual rate of 0.3.",
};

export const judge: Judge<Inputs> = (seen) => {
  const { observed, inputs } = seen;
  const same = (experiment: string, cause: string) => () => sameLogits(seen, experiment, cause);
  const after = (experiment: string) => () => sameLogits(seen, experiment, causes.sequences, true);
  return {
    parameters: judgeParameters(seen),
    logits: all(
      same("full", causes.logits),
      same("single", causes.logits),
      same("usual", causes.usual),
    ),
    codes: same("paddedCodes", causes.codes)(),
    last: all(same("paddedVisits", causes.last), same("paddedMore", causes.more)),
    directions: all(same("bothFull", causes.directions), same("bothPadded", causes.directions)),
    sequences: all(after("sequences"), after("bothSequences")),
    aggregation: all(
      same("sum", causes.aggregation),
      same("max", causes.aggregation),
      () => sameWeights(seen, "bothFull"),
      () => sameWeights(seen, "bothPadded"),
      () => sameWeights(seen, "bothSequences"),
    ),
    masks: all(
      same("codesHidden", causes.masks),
      same("visitsHidden", causes.masks),
      same("visitsShown", causes.masks),
    ),
    predict: all(
      ...["binary", "multi-class", "multi-label", "regression", "predictedMasked"].map(
        (task) => () =>
          sameAsReference(seen, [task], { ...predictions, tolerance, cause: causes.predict }),
      ),
    ),
    empty: all(same("empty", causes.empty), same("bothEmpty", causes.empty)),
    training: all(
      same("training", causes.training),
      same("nothingDropped", causes.nothingDropped),
      () => judgeRate(seen),
    ),
    gradient: sameGradients(seen, "gradient", inputs.both.state),
    leaks: judgeLeaks(observed),
  };
};

function sameLogits(seen: Seen, experiment: string, cause: string, isSequence = false): Verdict {
  const form = isSequence ? sequences : logits;
  return sameAsReference(seen, [experiment, "logits"], { ...form, tolerance, cause });
}

function sameWeights(seen: Seen, experiment: string): Verdict {
  const how = { ...weights, tolerance, cause: causes.weights };
  return sameAsReference(seen, [experiment, "attentionWeights"], how);
}

function judgeRate(seen: Seen): Verdict {
  return sameAsReference(seen, ["defaultRate"], {
    what: "what may come out of one visit in training mode",
    axes: ["outcome"],
    tolerance,
    cause: causes.rate,
  });
}

const caseStudy = {
  ...{ vocabSize: 101, embeddingDim: 128, hiddenSize: 256, numLayers: 2, numOutputs: 1 },
  bidirectional: false,
  aggregation: "mean",
};

function judgeParameters({ observed, inputs }: Seen): Verdict {
  const { forward, both } = inputs;
  const expected = Object.values(baselineShapes(caseStudy))
    .map((shape) => shape.reduce((product, size) => product * size, 1))
    .reduce((sum, size) => sum + size, 0);
  return all(
    () => judged(attempted(observed, "fresh"), (fresh) => sameParameters(fresh, forward.state)),
    () => judged(attempted(observed, "freshBoth"), (fresh) => sameParameters(fresh, both.state)),
    () =>
      judged(attempted(observed, "caseStudy"), (count) => {
        if (count === expected) return passed;
        const message = "At the usual sizes the number of parameters is another.";
        const got = typeof count === "number" ? String(count) : kindOf(count);
        return failed(message, String(expected), got);
      }),
  );
}
