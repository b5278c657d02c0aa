import type { Judge, Observation, Verdict } from "../../exercise";
import { sameAsReference } from "../../judging/close-to";
import { sameAttributions } from "../../judging/explanations";
import { judgeLeaks } from "../../judging/leaks";
import { deepFloat32 } from "../../judging/tolerances";
import { all } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };

const axes = ["batch", "seqLen", "width"];

export const judge: Judge<Inputs> = (seen) => {
  const same = (experiment: string, cause: string) => () =>
    sameAttributions(seen, experiment, axes, cause);
  const begins = "The baseline is a note too: let the layer make its vectors, `before(…)`.";
  const line =
    "Explain `after`, from `before` of the baselines to `before` of the inputs, with the inputs as additional arguments.";
  return {
    layer: all(same("plain", line), same("targets", line)),
    baselines: all(same("one", begins), same("each", begins)),
    // A baseline without padding, for notes that have some.
    inputs: same(
      "id",
      "What is padding is said by the ids of the inputs, not by those of the baseline.",
    )(),
    deeper: all(
      same("mixing", "The layer is the one that `layer` names."),
      same("intoMixing", "attributeToLayerInput asks for the tensor that goes into the layer."),
    ),
    forward: same("forward", "Hand `forward` on to splitAtLayer.")(),
    others: all(
      same("others", "They stand behind the inputs, in `before` and in `after`."),
      same("several", "Each input is handed to the model, and has a baseline of its own."),
      same("othersBefore", "`before` is given them as well: a layer may come after them."),
      same("severalBefore", "`before` is given all inputs, and all of their baselines."),
    ),
    options: all(
      same("coarse", "Hand nSteps and method on."),
      same("mean", "Hand multiplyByInputs on."),
    ),
    delta: sameAsReference(seen, ["delta", "delta"], {
      ...{ what: "the delta", axes: ["batch"], tolerance: deepFloat32 },
      cause: "It is that of integratedGradients, of the layer.",
    }),
    intact: intact(seen),
    leaks: judgeLeaks(seen.observed),
  };
};

/** Beside a right result only: whoever explains nothing leaves the model alone too. */
function intact(seen: Seen): Verdict {
  const tolerance = deepFloat32;
  return all(
    () =>
      sameAsReference(seen, ["intact", "explained", "attributions"], {
        ...{ what: "the attributions", axes, tolerance },
      }),
    () =>
      sameAsReference(seen, ["intact", "logits"], {
        ...{ what: "the model's logits after the call", axes: ["batch", "class"], tolerance },
        cause: "A layer whose forward was replaced needs its own back, also after an error.",
      }),
  );
}
