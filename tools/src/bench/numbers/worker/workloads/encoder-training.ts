import { AdamW, decayGroups, lossAndGradients, randomInteger, seededRandom } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { SpecOf } from "../../rows/workload-spec";
import type { Task } from "../task";
import { makeEncoder, makeSequences } from "./encoder";

/** Training steps of a BERT on one batch: a label for each token, AdamW without clipping. */
export function startEncoderTraining(spec: SpecOf<"encoder-training">): Task {
  const random = seededRandom(spec.seed);
  const model = makeEncoder(spec, random).train();
  const input = makeSequences(random, spec);
  const numTokens = spec.batch * spec.seqLen;
  const labels = Array.from({ length: numTokens }, () =>
    randomInteger(random, 0, spec.numLabels - 1),
  );
  const oneHot = tf.tidy(() => tf.oneHot(tf.tensor1d(labels, "int32"), spec.numLabels).toFloat());
  const { learningRate, weightDecay } = spec;
  const optimizer = new AdamW(decayGroups(model, weightDecay), { learningRate });
  const computeLoss = () => {
    const logits = model.forward(input).logits.reshape([numTokens, spec.numLabels]);
    return tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(oneHot, logits);
  };
  return {
    parameters: model.countParameters(),
    run: () => {
      const { gradients } = lossAndGradients(model, computeLoss);
      optimizer.step(gradients);
      tf.dispose(gradients);
    },
  };
}
