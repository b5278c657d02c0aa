import type { TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo, numberAt, sameAsReference } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { attempted, type TensorForm, tensorAt } from "../../judging/reading";
import { sumsToOne } from "../../judging/sums-to-one";
import { deepFloat32, exact, float32 } from "../../judging/tolerances";
import { all, failed, judged, passed } from "../../judging/verdict";
import { inWords, positionInWords } from "../../judging/wording";
import type { Inputs } from "./draw";

const weights: TensorForm = {
  what: "the weights",
  axes: ["batch", "numHeads", "queryLen", "keyLen"],
};
const context: TensorForm = {
  what: "the context",
  axes: ["batch", "numHeads", "queryLen", "dHead"],
};

type Seen = { readonly observed: Observation; readonly reference: Observation };

export const judge: Judge<Inputs> = (seen) => {
  const { inputs, observed } = seen;
  return {
    weights: sameAsReference(seen, ["plain", "weights"], {
      ...weights,
      tolerance: float32,
      cause: "Check the scaling by √dHead, the transpose of the key, and the axis of the softmax.",
    }),
    context: sameAsReference(seen, ["plain", "context"], {
      ...context,
      tolerance: float32,
      cause: "It is the product of the weights and the values.",
    }),
    lengths: both(seen, "lengths", "With more keys than queries it comes out otherwise."),
    rows: all(rowsSumToOne(observed, "lengths"), rowsSumToOne(observed, "padding")),
    mask: all(
      () => both(seen, "padding", "Hide the keys where the mask is 0, before the softmax."),
      () => both(seen, "causal", "The mask may differ from query to query."),
      () => both(seen, "notes", "Hide the keys where the mask is 0, before the softmax."),
    ),
    hidden: judged(tensorAt(observed, ["padding", "weights"], weights), (rows) =>
      hiddenGetNothing(rows, inputs.padding),
    ),
    stable: all(
      () => both(seen, "large", "Scores in the hundreds overflow exp: use tf.softmax."),
      () => both(seen, "nothingVisible", "Hide with a large negative number, not with -Infinity."),
    ),
    dropout: judgeDropout(seen),
    gradient: judgeGradient(seen),
    inputs: judgeInputs(seen, inputs),
    leaks: judgeLeaks(observed),
  };
};

function rowsSumToOne(observed: Observation, experiment: string): () => Verdict {
  return () =>
    judged(tensorAt(observed, [experiment, "weights"], weights), (rows) =>
      sumsToOne(rows, weights),
    );
}

function both(seen: Seen, experiment: string, cause: string): Verdict {
  const how = { tolerance: experiment === "large" ? deepFloat32 : float32, cause };
  return all(
    () => sameAsReference(seen, [experiment, "weights"], { ...weights, ...how }),
    () => sameAsReference(seen, [experiment, "context"], { ...context, ...how }),
  );
}

/** Exactly 0 under the mask, and something for every visible key: zeros everywhere do not pass. */
function hiddenGetNothing(rows: TensorData, mask: TensorData): Verdict {
  const [batch = 0, numHeads = 0, queryLen = 0, keyLen = 0] = rows.shape;
  if (batch !== mask.shape[0] || keyLen !== mask.shape[3] || rows.values.length === 0) {
    return failed("The weights have another shape than the mask.");
  }
  for (let i = 0; i < rows.values.length; i++) {
    const text = Math.floor(i / (numHeads * queryLen * keyLen));
    const visible = numberAt(mask, text * keyLen + (i % keyLen)) === 1;
    const weight = numberAt(rows, i);
    if (visible ? weight > 0 : weight === 0) continue;
    const at = positionInWords(i, rows.shape, weights.axes);
    return visible
      ? failed(
          `A visible key gets no weight, at ${at}. Is the mask inverted?`,
          "> 0",
          inWords(weight),
        )
      : failed(`A hidden key gets weight, at ${at}.`, "0", inWords(weight));
  }
  return passed;
}

function judgeDropout(seen: Seen): Verdict {
  return all(
    () =>
      sameAsReference(seen, ["dropout", "weights"], {
        ...weights,
        tolerance: float32,
        cause: "Return the weights as they were before dropout.",
      }),
    () =>
      sameAsReference(seen, ["dropout", "context"], {
        ...context,
        tolerance: float32,
        cause: "Multiply the values with the weights after dropout.",
      }),
  );
}

function judgeGradient(seen: Seen): Verdict {
  const attempt = attempted(seen.observed, "gradient");
  if ("failure" in attempt) {
    const message = "No gradient comes back. Were numbers taken out with dataSync or arraySync?";
    return { ...attempt.failure, message };
  }
  const of = (field: string) => () =>
    sameAsReference(seen, ["gradient", field], {
      what: `the gradient of ${field}`,
      axes: field === "query" ? context.axes : ["batch", "numHeads", "keyLen", "dHead"],
      tolerance: deepFloat32,
      cause: "Stay with tensor operations from the inputs to the context.",
    });
  return all(of("query"), of("key"), of("value"));
}

/** Beside a right result only: whoever computes nothing leaves the inputs alone too. */
function judgeInputs(seen: Seen, { lengths }: Inputs): Verdict {
  const { observed } = seen;
  const unchanged = (field: "query" | "key" | "value") => () => {
    const form = { what: `${field} after the call`, axes: context.axes };
    return judged(tensorAt(observed, ["inputs", field], form), (tensor) =>
      closeTo(tensor, lengths[field], { ...form, tolerance: exact }),
    );
  };
  return all(
    () =>
      sameAsReference(seen, ["inputs", "result", "context"], { ...context, tolerance: float32 }),
    unchanged("query"),
    unchanged("key"),
    unchanged("value"),
  );
}
