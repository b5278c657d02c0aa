import type { Judge, Observation, Verdict } from "../../exercise";
import { sameAsReference } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { sameGradients, sameParameters } from "../../judging/parameters";
import { attempted, type TensorForm } from "../../judging/reading";
import { deepFloat32 } from "../../judging/tolerances";
import { all, failed, judged, passed } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };

const forms = {
  logits: { what: "the logits", axes: ["batch", "seqLen", "numLabels"] },
  loss: { what: "the loss", axes: [] },
  hiddenState: {
    what: "the last of BERT's hidden states",
    axes: ["batch", "seqLen", "hiddenSize"],
  },
  attention: {
    what: "the attention of BERT's last layer",
    axes: ["batch", "numHeads", "queryLen", "keyLen"],
  },
} satisfies Readonly<Record<string, TensorForm>>;

const causes = {
  logits: "The classifier takes BERT's last hidden state, at each piece.",
  mask: "Hand the attention mask to BERT.",
  loss: "Take tokenClassificationLoss of logits and labels.",
  ignored: "-100 is no label: tokenClassificationLoss leaves such pieces out, if they reach it.",
  weights: "Hand classWeights to tokenClassificationLoss.",
  training: "Dropout acts on BERT's output, before the classifier.",
  nothingDropped: "At a rate of 0 training mode changes nothing.",
  rate: "Unless the caller says otherwise, a tenth is dropped.",
  typed: "All that is neither labels nor class weights is for BERT, tokenTypeIds too.",
  asked: "What BERT returns beside its last hidden state belongs to the answer.",
};

export const judge: Judge<Inputs> = (seen) => {
  const { observed, inputs } = seen;
  const { state } = inputs.model;
  return {
    parameters: judged(attempted(observed, "fresh"), (fresh) => sameParameters(fresh, state)),
    logits: same(seen, "plain", "logits", causes.logits),
    mask: same(seen, "masked", "logits", causes.mask),
    loss: same(seen, "loss", "loss", causes.loss),
    ignored: same(seen, "ignored", "loss", causes.ignored),
    weights: same(seen, "weighted", "loss", causes.weights),
    training: all(
      () => same(seen, "training", "logits", causes.training),
      () => same(seen, "nothingDropped", "logits", causes.nothingDropped),
      () =>
        sameAsReference(seen, ["usualRate"], {
          what: "what may come out of one feature in training mode",
          axes: ["outcome"],
          tolerance: deepFloat32,
          cause: causes.rate,
        }),
      () => usualShare(seen),
    ),
    gradient: sameGradients(seen, "gradient", state),
    asked: all(
      () => same(seen, "asked", "hiddenState", causes.asked),
      () => same(seen, "asked", "attention", causes.asked),
      () => same(seen, "typed", "logits", causes.typed),
    ),
    leaks: judgeLeaks(observed),
  };
};

/**
 * Of 512 values a tenth is dropped: a right answer leaves these bounds less than once in a million
 * runs, and one that drops none, or always the same few, is outside.
 */
const [fewest, most] = [0.03, 0.2];

function usualShare({ observed }: Seen): Verdict {
  return judged(attempted(observed, "usualShare"), (share) =>
    typeof share === "number" && fewest < share && share < most
      ? passed
      : failed(`In training mode another share was dropped. ${causes.rate}`, "about 0.1"),
  );
}

function same(seen: Seen, experiment: string, field: keyof typeof forms, cause: string): Verdict {
  const how = { ...forms[field], tolerance: deepFloat32, cause };
  return sameAsReference(seen, [experiment, field], how);
}
