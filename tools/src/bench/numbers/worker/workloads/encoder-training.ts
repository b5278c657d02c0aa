import { AdamW, decayGroups, randomInteger, seededRandom } from "@attending/lib";
import { accumulateGradients } from "@attending/lib/dist/training/accumulate-gradients";
import * as tf from "@tensorflow/tfjs";
import type { SpecOf } from "../../rows/workload-spec";
import type { Task } from "../task";
import { makeEncoder, makeSequences } from "./encoder";

/**
 * Training steps of a BERT on one batch: a label for each token, AdamW without clipping. The batch
 * goes through the model in `parts`, whose gradients are added up.
 */
export function startEncoderTraining(spec: SpecOf<"encoder-training">): Task {
  const random = seededRandom(spec.seed);
  const model = makeEncoder(spec, random).train();
  const { numLabels, parts, learningRate, weightDecay } = spec;
  const partSizes = { ...spec, batch: spec.batch / parts };
  const numTokens = partSizes.batch * spec.seqLen;
  const batches = Array.from({ length: parts }, () => {
    const labels = Array.from({ length: numTokens }, () => randomInteger(random, 0, numLabels - 1));
    const oneHot = tf.tidy(() => tf.oneHot(tf.tensor1d(labels, "int32"), numLabels).toFloat());
    return { input: makeSequences(random, partSizes), oneHot };
  });
  const optimizer = new AdamW(decayGroups(model, weightDecay), { learningRate });
  return {
    parameters: model.countParameters(),
    run: () => {
      const { gradients } = accumulateGradients(model, batches, {
        countExamples: () => numTokens,
        computeLoss: ({ input, oneHot }) => {
          const logits = model.forward(input).logits.reshape([numTokens, numLabels]);
          return tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(oneHot, logits);
        },
      });
      optimizer.step(gradients);
      tf.dispose(gradients);
    },
  };
}
