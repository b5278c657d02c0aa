import { binaryCrossEntropyWithLogits, seededRandom } from "@attending/lib";
import type { SpecOf } from "../../rows/workload-spec";
import type { Task } from "../task";
import { clippedAdamStep } from "./clipped-adam-step";
import { fullNotes, randomLabels } from "./note-batch";
import { makeClassifier } from "./note-classifier";

/** Training steps of the note classifier on one batch of full notes. */
export function startNoteTraining(spec: SpecOf<"note-training">): Task {
  const random = seededRandom(spec.seed);
  const model = makeClassifier(spec, random);
  const tokenIds = fullNotes(random, spec);
  const labels = randomLabels(random, spec.batch, spec.numClasses);
  const step = clippedAdamStep(model, spec);
  return {
    parameters: model.countParameters(),
    run: () => step(() => binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels)),
  };
}
