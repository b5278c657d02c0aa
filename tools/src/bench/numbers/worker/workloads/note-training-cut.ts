import { type Batch, binaryCrossEntropyWithLogits, DataLoader, seededRandom } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { SpecOf } from "../../rows/workload-spec";
import type { Task } from "../task";
import { clippedAdamStep } from "./clipped-adam-step";
import { makeLabels, makeNote } from "./note-batch";
import { makeClassifier } from "./note-classifier";

/**
 * Training steps of the note classifier on notes of real lengths, each batch cut to its longest
 * note. A run deals out the next batch, makes its tensors and trains on them.
 */
export function startCutNoteTraining(spec: SpecOf<"note-training-cut">): Task {
  const random = seededRandom(spec.seed);
  const model = makeClassifier(spec, random);
  const { vocabSize, seqLen, numClasses } = spec;
  const loader = new DataLoader({
    tokenIds: spec.lengths.map((length) => [
      ...makeNote(random, vocabSize, length),
      ...new Array<number>(seqLen - length).fill(0),
    ]),
    labels: spec.lengths.map(() => makeLabels(random, numClasses)),
    batchSize: spec.batch,
    cutToLongest: true,
  });
  const batches = endlessly(loader);
  const step = clippedAdamStep(model, spec);
  return {
    parameters: model.countParameters(),
    run: () => {
      const batch = batches.next().value;
      const { tokenIds, labels } = batch;
      step(() => binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels));
      tf.dispose(batch);
    },
  };
}

function* endlessly(loader: DataLoader): Generator<Batch, never> {
  for (;;) for (const batch of loader) yield batch;
}
