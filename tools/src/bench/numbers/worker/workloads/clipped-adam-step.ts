import { Adam, clipGradientNorm, lossAndGradients, type Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { ClippedAdam } from "../../rows/workload-spec";

/** One step of training, as a learner writes it: gradients, clipping, Adam. */
export type TrainingStep = (computeLoss: () => tf.Scalar) => void;

/** Steps of a model that is put into training mode. */
export function clippedAdamStep(
  model: Module,
  { learningRate, maxNorm }: ClippedAdam,
): TrainingStep {
  const optimizer = new Adam(model.namedParameters(), { learningRate });
  model.train();
  return (computeLoss) => {
    const { gradients } = lossAndGradients(model, computeLoss);
    clipGradientNorm(gradients, maxNorm);
    optimizer.step(gradients);
    tf.dispose(gradients);
  };
}
