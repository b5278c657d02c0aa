import { seededRandom } from "@attending/lib";
import type { SpecOf } from "../../rows/workload-spec";
import type { Task } from "../task";
import { LstmClassifier, randomFeatures } from "./lstm-classifier";

/** The LSTM's logits of one batch. */
export function startLstmInference(spec: SpecOf<"lstm-inference">): Task {
  const random = seededRandom(spec.seed);
  const model = new LstmClassifier(spec, random).eval();
  const x = randomFeatures(random, spec);
  return {
    parameters: model.countParameters(),
    run: () => {
      const logits = model.forward(x);
      logits.dataSync();
      logits.dispose();
    },
  };
}
