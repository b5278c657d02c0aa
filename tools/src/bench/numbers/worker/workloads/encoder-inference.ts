import { seededRandom } from "@attending/lib";
import type { SpecOf } from "../../rows/workload-spec";
import type { Task } from "../task";
import { makeEncoder, makeSequences } from "./encoder";

/** A BERT's logits of one batch. */
export function startEncoderInference(spec: SpecOf<"encoder-inference">): Task {
  const random = seededRandom(spec.seed);
  const model = makeEncoder(spec, random).eval();
  const input = makeSequences(random, spec);
  return {
    parameters: model.countParameters(),
    run: () => {
      const { logits } = model.forward(input);
      logits.dataSync();
      logits.dispose();
    },
  };
}
