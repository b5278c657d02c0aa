import { binaryCrossEntropyWithLogits, seededRandom } from "@attending/lib";
import type { SpecOf } from "../../rows/workload-spec";
import type { Task } from "../task";
import { clippedAdamStep } from "./clipped-adam-step";
import { LstmClassifier, randomFeatures } from "./lstm-classifier";
import { randomLabels } from "./note-batch";

/** Training steps of the LSTM on one batch. */
export function startLstmTraining(spec: SpecOf<"lstm-training">): Task {
  const random = seededRandom(spec.seed);
  const model = new LstmClassifier(spec, random);
  const x = randomFeatures(random, spec);
  const labels = randomLabels(random, spec.batch, spec.numClasses);
  const step = clippedAdamStep(model, spec);
  return {
    parameters: model.countParameters(),
    run: () => step(() => binaryCrossEntropyWithLogits(model.forward(x), labels)),
  };
}
