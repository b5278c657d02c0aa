import { attention, finish } from "./02-attention-cell";
import type { OwnWords } from "./own-words";

/** Ways to write 02.1; the reference of 02.2 follows. */
export const attentions: readonly OwnWords[] = [
  [
    "an arrow function",
    [
      `const scaledDotProductAttention = (query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D, options: AttentionOptions = {}) => {
  const scores = tf.matMul(query, key.transpose([0, 1, 3, 2])).mul(query.shape[3] ** -0.5);
  const { mask, dropout } = options;
  const weights = tf.softmax(mask ? tf.where(mask.greater(0.5), scores, tf.onesLike(scores).mul(-1e9)) : scores, -1) as tf.Tensor4D;
  return { weights, context: tf.matMul(dropout?.forward(weights) ?? weights, value) as tf.Tensor4D };
};`,
    ],
  ],
  [
    "logsumexp",
    [
      attention(`  let scores = tf.matMul(query, key, false, true).div(tf.scalar(query.shape[3]).sqrt());
  if (mask) scores = scores.add(mask.sub(1).mul(1e9));
  scores = scores.sub(scores.max(-1, true));
  const weights = scores.sub(tf.logSumExp(scores, -1, true)).exp() as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "logsoftmax",
    [
      attention(`  let scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = scores.mul(mask).add(mask.sub(1).mul(1e9));
  const weights = tf.exp(tf.logSoftmax(scores)) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "a scaled query",
    [
      attention(`  const scale = 1 / Math.sqrt(query.shape[query.rank - 1]);
  let scores = query.mul(scale).matMul(key, false, true);
  if (mask !== undefined) {
    const hidden = tf.logicalNot(mask.toBool());
    scores = tf.where(hidden.broadcastTo(scores.shape), tf.fill(scores.shape, -1e9), scores);
  }
  const weights = tf.softmax(scores) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "the smallest float as the mask",
    [
      attention(`  let scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = tf.where(mask.equal(0), tf.scalar(-3e38), scores);
  const weights = tf.softmax(scores) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "softmax and mask by hand",
    [
      attention(`  const scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  const visible = mask ? mask.broadcastTo(scores.shape) : tf.ones(scores.shape);
  const nothing = visible.sum(-1, true).equal(0).toFloat();
  const shown = visible.add(nothing);
  const powers = scores.mul(tf.scalar(1).sub(nothing)).sub(scores.max(-1, true).mul(tf.scalar(1).sub(nothing))).exp().mul(shown);
  const weights = powers.div(powers.sum(-1, true)) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "named imports of tensor operations",
    [
      `import { matMul, softmax, tidy, type Tensor4D } from "@tensorflow/tfjs";`,
      `function scaledDotProductAttention(q: Tensor4D, k: Tensor4D, v: Tensor4D, opts: AttentionOptions = {}): AttentionResult {
  return tidy(() => {
    const raw = matMul(q, k, false, true).div(Math.sqrt(k.shape[3]));
    const weights = softmax(opts.mask ? raw.mul(opts.mask).add(opts.mask.sub(1).mul(1e9)) : raw) as Tensor4D;
    return { context: matMul(opts.dropout ? opts.dropout.forward(weights) : weights, v) as Tensor4D, weights };
  });
}`,
    ],
  ],
  [
    "a default import",
    [
      `import tfjs from "@tensorflow/tfjs";`,
      attention(`  let scores = tfjs.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = scores.add(mask.sub(1).mul(1e9));
  const weights = tfjs.softmax(scores) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "loops over heads",
    [
      attention(`  const heads = tf.unstack(query, 1).map((q, h) => {
    const k = tf.unstack(key, 1)[h];
    let scores = tf.matMul(q as tf.Tensor3D, k as tf.Tensor3D, false, true).div(Math.sqrt(q.shape[2]!));
    if (mask) {
      const own = mask.shape[1] === 1 ? mask.squeeze([1]) : mask.gather(h, 1);
      scores = scores.mul(own).add(own.sub(1).mul(1e9));
    }
    return tf.softmax(scores);
  });
  const weights = tf.stack(heads, 1) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
];
