import type { Adversary } from "../adversary";
import { asAnswer, wrong } from "../cells";

const says = (words: RegExp) =>
  ({ wanted: { earns: { "02.1": 0 }, status: "wrong", says: words } }) as const;

const classify = (forward: string): string => `import * as tf from "@tensorflow/tfjs";
import { Module } from "@attending/lib";
class ClinicalNoteClassifier extends Module {
  constructor(private options: any) { super(); }
  loadStateDict(): void {}
  forward(ids: any): any { const shape = [ids.shape[0], this.options.numClasses]; ${forward} }
}`;

/** Models that look at no word. */
const classifiers: readonly Adversary[] = [
  ["noise", "return { logits: tf.randomNormal(shape), attentionWeights: [] };"],
  ["nothing", "return { logits: tf.zeros(shape), attentionWeights: [] };"],
  [
    "numbers that pass for logits",
    "return { logits: tf.tile(tf.range(0, shape[1]).expandDims(0), [shape[0], 1]), attentionWeights: [] };",
  ],
].map(([name, body = ""]) => ({
  group: "numbers",
  name: `classifies by ${name}`,
  notebook: "03-transformer-block",
  cells: [classify(body)],
  wanted: { earns: { "03.2": 0 } },
}));

/** What comes back looks like an answer to whoever does not look closely. */
export const numbersAttacks: readonly Adversary[] = [
  ...asAnswer("numbers", [
    [
      "NaN",
      "return { context: query.mul(NaN), weights: tf.matMul(query, key, false, true).mul(NaN) };",
      says(/NaN|finite/),
    ],
    [
      "disposed tensors",
      "const context = tf.zeros(query.shape); const weights = tf.zeros([1]); context.dispose(); weights.dispose();\n  return { context, weights };",
      says(/disposed/),
    ],
    ["infinity", `${wrong} return { context: context.div(0), weights: weights.div(0) };`],
    [
      "minus zero",
      `${wrong} return { context: context.mul(0).neg(), weights: weights.mul(0).neg() };`,
    ],
    [
      "the largest number",
      `${wrong} return { context: context.mul(0).add(3.4e38), weights: weights.mul(0).add(3.4e38) };`,
    ],
    [
      "one number for all",
      "return { context: tf.ones([1, 1, 1, 1]), weights: tf.ones([1, 1, 1, 1]) };",
    ],
    ["scalars", "return { context: tf.scalar(0), weights: tf.scalar(0) };"],
    ["whole numbers", `${wrong} return { context: context.toInt(), weights: weights.toInt() };`],
    ["truth values", `${wrong} return { context: context.toBool(), weights: weights.toBool() };`],
    ["nothing", "", says(/undefined/)],
    ["its inputs", "return { context: query, weights: key };"],
    ["the values", "return { context: value, weights: query };"],
    [
      "uniform weights",
      "const weights = tf.onesLike(tf.matMul(query, key, false, true)).div(key.shape[2]); return { context: tf.matMul(weights, value), weights };",
    ],
    [
      "random weights",
      "const weights = tf.softmax(tf.randomNormal(tf.matMul(query, key, false, true).shape)); return { context: tf.matMul(weights, value), weights };",
      // Their rows do sum to 1.
      { wanted: { earns: { "02.1": 1 } } },
    ],
    ["tensors of strings", "return { context: tf.tensor(['a']), weights: tf.tensor(['b']) };"],
    ["complex tensors", "return { context: tf.complex([1], [1]), weights: tf.complex([1], [1]) };"],
    [
      "tensors without numbers",
      "return { context: tf.zeros([0, 3, 5, 11]), weights: tf.zeros([2, 3, 5, 0]) };",
    ],
    [
      "tensors of twenty megabytes",
      "return { context: tf.zeros([5e6]), weights: tf.zeros([5e6]) };",
    ],
  ]),
  ...classifiers,
];
