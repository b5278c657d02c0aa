import { seededRandom } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { SpecOf } from "../../rows/workload-spec";
import type { Task } from "../task";
import { fullNotes } from "./note-batch";
import { makeClassifier } from "./note-classifier";

/** Logits and attention weights of full notes. */
export function startNoteInference(spec: SpecOf<"note-inference">): Task {
  const random = seededRandom(spec.seed);
  const model = makeClassifier(spec, random).eval();
  const tokenIds = fullNotes(random, spec);
  return {
    parameters: model.countParameters(),
    run: () => {
      const { logits, attentionWeights } = model.forward(tokenIds);
      logits.dataSync();
      tf.dispose([logits, ...attentionWeights]);
    },
  };
}
