import type * as tf from "@tensorflow/tfjs";
import type { Random } from "../random/seeded-random";

/**
 * Examples in batches, as `fit` takes them.
 *
 * A batch is tensors by name, each with one row for an example.
 */
export interface BatchSource<B extends Record<string, tf.Tensor>> {
  /** How many batches each pass has. */
  readonly numBatches: number;
  /** One pass in an order drawn from `random`; the receiver disposes. */
  batches(random: Random): Iterable<B>;
}
