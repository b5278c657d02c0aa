import { integratedGradients, seededRandom, splitAtLayer } from "@attending/lib";
import type { SpecOf } from "../../rows/workload-spec";
import type { Task } from "../task";
import { fullNotes } from "./note-batch";
import { makeClassifier } from "./note-classifier";

/** The class whose logit is attributed. */
const target = 1;

/** Integrated gradients of some full notes, from an embedding of zeros on: the library's. */
export function startIntegratedGradients(spec: SpecOf<"integrated-gradients">): Task {
  const random = seededRandom(spec.seed);
  const model = makeClassifier(spec, random).eval();
  const tokenIds = fullNotes(random, spec);
  const { before, after } = splitAtLayer({ model, layer: "embedding" });
  const embedded = before(tokenIds);
  return {
    parameters: model.countParameters(),
    run: () => {
      const { attributions } = integratedGradients({
        forward: after,
        inputs: embedded,
        additionalForwardArgs: [tokenIds],
        target,
        nSteps: spec.steps,
        internalBatchSize: spec.internalBatch,
      });
      attributions.dataSync();
      attributions.dispose();
    },
  };
}
