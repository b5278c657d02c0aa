import * as tf from "@tensorflow/tfjs";
import { Linear } from "../../layers/linear";
import type { Random } from "../../random/seeded-random";
import { fastNormalValues } from "./fast-normal-values";

interface BertLinearOptions {
  readonly inFeatures: number;
  readonly outFeatures: number;
  /** Of the weights. */
  readonly deviation: number;
  readonly random: Random;
}

/** A linear map that starts as BERT's do: normal weights, biases of 0. */
export function bertLinear(options: BertLinearOptions): Linear {
  const { inFeatures, outFeatures, deviation, random } = options;
  // The middle of Linear's own interval is 0.
  const linear = new Linear({ inFeatures, outFeatures, random: () => 0.5 });
  if (deviation === 0) return linear;
  const count = inFeatures * outFeatures;
  const values = fastNormalValues(random, count, deviation);
  tf.tidy(() =>
    linear.weight.assign(tf.tensor(values, [inFeatures, outFeatures])),
  );
  return linear;
}
