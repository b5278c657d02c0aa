import type { Data, TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo, sameAsReference } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { sameGradients, sameParameters } from "../../judging/parameters";
import {
  asList,
  asTensor,
  attempted,
  fieldOf,
  kindOf,
  type TensorForm,
  tensorAt,
} from "../../judging/reading";
import { deepFloat32 } from "../../judging/tolerances";
import { all, failed, judged, passed, within } from "../../judging/verdict";
import { classifierShapes, type Inputs } from "./draw";

const logits: TensorForm = { what: "the logits", axes: ["batch", "numClasses"] };
const weights: TensorForm = {
  what: "the attention weights",
  axes: ["batch", "numHeads", "queryLen", "keyLen"],
};
const tolerance = deepFloat32;

const caseStudyShapes = classifierShapes({
  vocabSize: 95,
  dModel: 128,
  dFf: 512,
  numLayers: 2,
  numClasses: 4,
});

type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};

export const judge: Judge<Inputs> = (seen) => {
  const { observed, inputs } = seen;
  return {
    parameters: all(
      () => judged(attempted(observed, "fresh"), (fresh) => sameParameters(fresh, inputs.state)),
      () => judged(attempted(observed, "caseStudy"), judgeCaseStudy),
    ),
    logits: all(
      () => sameLogits(seen, "full", "Check √dModel, the positions, the blocks, and the mean."),
      () => sameLogits(seen, "longest", "Unless the caller says otherwise, a note has 64 tokens."),
    ),
    attention: all(
      () => sameAttention(seen, "full"),
      () => sameAttention(seen, "padded"),
    ),
    padding: sameLogits(
      seen,
      "padded",
      "Pass a mask [batch, 1, 1, seqLen] to each block, and divide by the number of real tokens.",
    ),
    invariance: judgeInvariance(observed),
    order: judgeOrder(observed),
    empty: sameLogits(seen, "empty", "Divide by at least 1."),
    training: all(
      () => sameLogits(seen, "training", "Apply dropout after the positions are added."),
      () => sameLogits(seen, "nothingDropped", "Pass dropoutRate on to the blocks."),
      () =>
        sameAsReference(seen, ["defaultRate"], {
          what: "what may come out of one word in training mode",
          axes: ["outcome"],
          tolerance,
          cause: "Unless the caller says otherwise, the dropout rate is 0.15.",
        }),
    ),
    gradient: sameGradients(seen, "gradient", inputs.state),
    leaks: judgeLeaks(observed),
  };
};

function sameLogits(seen: Seen, experiment: string, cause: string): Verdict {
  return sameAsReference(seen, [experiment, "logits"], { ...logits, tolerance, cause });
}

function sameAttention(seen: Seen, experiment: string): Verdict {
  const layersOf = (observation: Observation) =>
    within(attempted(observation, experiment), (result) =>
      within(fieldOf(result, "attentionWeights", weights.what), (list) =>
        asList(list, weights.what, seen.inputs.sizes.numLayers),
      ),
    );
  const expected = layersOf(seen.reference);
  return judged(layersOf(seen.observed), (layers) =>
    all(
      ...layers.map((layer, i) => () => {
        const form = { ...weights, what: `${weights.what} of layer ${i}` };
        const reference = within(expected, (list) => asTensor(list[i] ?? null, form));
        if ("failure" in reference) throw new Error(reference.failure.message);
        return judged(asTensor(layer, form), (tensor) =>
          closeTo(tensor, reference.value, { ...form, tolerance }),
        );
      }),
    ),
  );
}

/** Shapes are no evidence of a model that works: the other assertions are. */
function judgeCaseStudy(observed: Data): Verdict {
  if (typeof observed !== "object" || observed === null) {
    return failed("The parameters could not be read.", "", kindOf(observed));
  }
  const count = (shapes: readonly (readonly number[])[]) =>
    shapes.reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 1), 0);
  const asShape = (data: Data): readonly number[] =>
    Array.isArray(data) ? data.filter((size): size is number => typeof size === "number") : [];
  const got = count(Object.values<Data>(observed as Record<string, Data>).map(asShape));
  const expected = count(Object.values(caseStudyShapes));
  if (got === expected) return passed;
  const message = "At the case study's size the number of parameters is another.";
  return failed(message, String(expected), String(got));
}

function judgeInvariance(observed: Observation): Verdict {
  const more = tensorAt(observed, ["paddedMore", "logits"], logits);
  return judged(tensorAt(observed, ["padded", "logits"], logits), (padded) => {
    const [numNotes = 0, numClasses = 0] = padded.shape;
    const first = padded.values.subarray(0, numClasses);
    if (numNotes === 0 || padded.values.every((logit, i) => logit === first[i % numClasses])) {
      return failed("All notes have the same logits, whatever their words.");
    }
    return judged(more, (tensor) =>
      closeTo(tensor, padded, {
        what: "the logits with more padding",
        axes: logits.axes,
        tolerance,
        cause: "Padding must neither be attended to nor be part of the mean.",
      }),
    );
  });
}

/** Beside logits that are the same each time: noise differs whatever the order is. */
function judgeOrder(observed: Observation): Verdict {
  const read = (experiment: string) => tensorAt(observed, [experiment, "logits"], logits);
  const compared = { ...logits, tolerance };
  return judged(read("full"), (full) =>
    judged(read("again"), (again) =>
      judged(read("reordered"), (reordered) => {
        if (!hasNumbers(full) || !hasNumbers(reordered)) return failed("A logit is not a number.");
        if (full.shape.join() !== reordered.shape.join()) {
          return failed("The same words in another order give another number of logits.");
        }
        if (!closeTo(again, full, compared).passed) {
          return failed("The same notes give other logits each time. Is dropout on after eval()?");
        }
        return closeTo(reordered, full, compared).passed
          ? failed("The same words in another order give the same logits. Add the positions.")
          : passed;
      }),
    ),
  );
}

function hasNumbers({ values }: TensorData): boolean {
  return values.length > 0 && values.every((value) => Number.isFinite(value));
}
