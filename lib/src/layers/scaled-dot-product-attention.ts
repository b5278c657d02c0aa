import * as tf from "@tensorflow/tfjs";
import { requireAttentionShapes } from "./attention-shapes";
import type { Dropout } from "./dropout";

/** What attention may be told besides query, key and value. */
export interface AttentionOptions {
  /** Broadcasts to `[batch, numHeads, queryLen, keyLen]`; 1 = may attend. */
  readonly mask?: tf.Tensor | undefined;
  /** Applied to the weights that the values are mixed with. */
  readonly dropout?: Dropout | undefined;
}

/** What each query found, and where it looked. */
export interface AttentionResult {
  /** `[batch, numHeads, queryLen, dHead]` */
  context: tf.Tensor4D;
  /** `[batch, numHeads, queryLen, keyLen]`; rows sum to 1, before dropout */
  weights: tf.Tensor4D;
}

/**
 * For each query, the mean of the values weighted by how well their keys match.
 *
 * weights = softmax(query · keyᵀ / √dHead), context = weights · value.
 * A hidden key gets weight 0. A query whose keys are all hidden looks at all of
 * them equally: its row is uniform, never NaN.
 *
 * @param query `[batch, numHeads, queryLen, dHead]`
 * @param key `[batch, numHeads, keyLen, dHead]`
 * @param value `[batch, numHeads, keyLen, dHead]`
 * @returns context and weights; the caller disposes of both
 * @throws ShapeError when the shapes do not fit together
 * @see Vaswani et al. 2017, §3.2.1, https://arxiv.org/abs/1706.03762
 */
export function scaledDotProductAttention(
  query: tf.Tensor4D,
  key: tf.Tensor4D,
  value: tf.Tensor4D,
  { mask, dropout }: AttentionOptions = {},
): AttentionResult {
  requireAttentionShapes({ query, key, value, mask });
  return tf.tidy(() => {
    const dHead = query.shape[3];
    let scores: tf.Tensor4D = tf
      .matMul(query, key, false, true)
      .div(Math.sqrt(dHead)); // [batch, numHeads, queryLen, keyLen]
    if (mask) {
      // A hidden score becomes -1e9, whose exponential is 0 beside any other.
      // -Infinity would make NaN of a row in which all keys are hidden.
      scores = scores.mul(mask).add(mask.sub(1).mul(1e9));
    }
    const weights = tf.softmax(scores); // over keys; subtracts the maximum
    const mixing = dropout ? dropout.forward(weights) : weights;
    const context: tf.Tensor4D = tf.matMul(mixing, value);
    return { context, weights };
  });
}
