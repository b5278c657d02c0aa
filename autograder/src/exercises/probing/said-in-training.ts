import * as tf from "@tensorflow/tfjs";
import type { TensorData } from "../../data/data";
import { type ClassifierSizes, classifierWith } from "./attention-classifier";

/** What a classifier says of a note in training mode, as long as nobody has changed what a mode is. */
export function saidInTraining(
  sizes: ClassifierSizes,
  state: Readonly<Record<string, TensorData>>,
  tokenIds: readonly number[],
): number {
  const { logits } = classifierWith(sizes, state)
    .train()
    .forward(tf.tensor2d([[...tokenIds]], undefined, "int32"));
  return logits.square().sum().dataSync()[0] ?? Number.NaN;
}
