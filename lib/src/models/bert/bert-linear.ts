import * as tf from "@tensorflow/tfjs";
import { Linear } from "../../layers/linear";
import type { FirstWeights } from "./first-weights";

/** A linear map that starts as BERT's do: these weights, and biases of 0. */
export function bertLinear(
  inFeatures: number,
  outFeatures: number,
  firstWeights: FirstWeights,
): Linear {
  // The middle of Linear's own interval is 0.
  const linear = new Linear({ inFeatures, outFeatures, random: () => 0.5 });
  const values = firstWeights(inFeatures * outFeatures);
  tf.tidy(() =>
    linear.weight.assign(tf.tensor(values, [inFeatures, outFeatures])),
  );
  return linear;
}
