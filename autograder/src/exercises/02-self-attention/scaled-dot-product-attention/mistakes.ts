import type { KnownMistake } from "../../exercise";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "no-scaling",
    says: "The scores are not divided by √dHead.",
    edits: [{ replace: ".div(Math.sqrt(dHead))", with: "" }],
    caughtBy: "weights",
  },
  {
    id: "scaled-by-d-head",
    says: "The scores are divided by dHead, not by its square root.",
    edits: [{ replace: ".div(Math.sqrt(dHead))", with: ".div(dHead)" }],
    caughtBy: "weights",
  },
  {
    id: "multiplied-by-root",
    says: "The scores are multiplied by √dHead instead of divided by it.",
    edits: [{ replace: ".div(Math.sqrt(dHead))", with: ".mul(Math.sqrt(dHead))" }],
    caughtBy: "weights",
  },
  {
    id: "softmax-over-queries",
    says: "The softmax runs over the queries: it must run over the keys, the last axis.",
    edits: [
      {
        replace: "tf.softmax(scores)",
        with: "tf.softmax(scores.transpose([0, 1, 3, 2])).transpose([0, 1, 3, 2])",
      },
    ],
    caughtBy: "weights",
  },
  {
    id: "query-and-key-swapped",
    says: "The scores are key · queryᵀ: query comes first, so that each row is a query.",
    edits: [
      {
        replace: "matMul(query, key, false, true)",
        with: "matMul(key, query, false, true)",
      },
    ],
    caughtBy: "weights",
  },
  {
    id: "keys-mixed",
    says: "The weights are multiplied with the keys: the context is a mean of the values.",
    edits: [{ replace: "tf.matMul(mixing, value)", with: "tf.matMul(mixing, key)" }],
    caughtBy: "context",
  },
  {
    id: "mask-ignored",
    says: "The mask has no effect.",
    edits: [{ replace: "if (mask) {", with: "if (mask && query.size === 0) {" }],
    caughtBy: "mask",
  },
  {
    id: "mask-inverted",
    says: "The mask is read the wrong way round: 1 means that a key may be attended to.",
    edits: [
      {
        replace: "scores.mul(mask).add(mask.sub(1).mul(1e9))",
        with: "scores.sub(mask.mul(1e9))",
      },
    ],
    caughtBy: "mask",
  },
  {
    id: "mask-after-softmax",
    says: "The mask is applied after the softmax, so that rows no longer sum to 1.",
    edits: [
      { replace: "if (mask) {", with: "if (mask && query.size === 0) {" },
      {
        replace: "tf.softmax(scores)",
        with: "mask ? (tf.softmax(scores).mul(mask) as tf.Tensor4D) : tf.softmax(scores)",
      },
    ],
    caughtBy: "rows",
  },
  {
    id: "mask-zeroes-scores",
    says: "Hidden scores are set to 0, and exp(0) is 1: they need a large negative number.",
    edits: [{ replace: "scores.mul(mask).add(mask.sub(1).mul(1e9))", with: "scores.mul(mask)" }],
    caughtBy: "hidden",
  },
  {
    id: "mask-too-weak",
    says: "Hidden scores are lowered by 1 only: they need a large negative number, such as -1e9.",
    edits: [
      { replace: "scores.mul(mask).add(mask.sub(1).mul(1e9))", with: "scores.add(mask.sub(1))" },
    ],
    caughtBy: "hidden",
  },
  {
    id: "minus-infinity",
    says: "Hidden scores are -Infinity: a row whose keys are all hidden becomes NaN. Use -1e9.",
    edits: [
      {
        replace: "scores.mul(mask).add(mask.sub(1).mul(1e9))",
        with: "tf.where(mask.equal(1), scores, tf.fill(scores.shape, -Infinity))",
      },
    ],
    caughtBy: "stable",
  },
  {
    id: "softmax-by-hand",
    says: "exp overflows for large scores: subtract each row's maximum first, as tf.softmax does.",
    edits: [
      {
        replace: "tf.softmax(scores)",
        with: "tf.div<tf.Tensor4D>(tf.exp(scores), tf.exp(scores).sum(-1, true))",
      },
    ],
    caughtBy: "stable",
  },
  {
    id: "weights-after-dropout",
    says: "The returned weights are those after dropout: return them as they were before it.",
    edits: [
      { replace: "return { context, weights };", with: "return { context, weights: mixing };" },
    ],
    caughtBy: "dropout",
  },
  {
    id: "dropout-ignored",
    says: "The dropout that was passed is not used.",
    edits: [{ replace: "dropout ? dropout.forward(weights) : weights", with: "weights" }],
    caughtBy: "dropout",
  },
  {
    id: "numbers-taken-out",
    says: "The weights are rebuilt from dataSync, so no gradient reaches query and key.",
    edits: [
      {
        replace: "tf.softmax(scores)",
        with: "tf.tensor4d(tf.softmax(scores).dataSync(), scores.shape)",
      },
    ],
    caughtBy: "gradient",
  },
  {
    id: "inputs-disposed",
    says: "The inputs are disposed of: they belong to the caller.",
    edits: [
      {
        replace: "return { context, weights };",
        with: "tf.dispose([query, key, value]); return { context, weights };",
      },
    ],
    caughtBy: "inputs",
  },
  {
    id: "scaled-by-length",
    says: "The scores are divided by the root of the number of queries: dHead is the last axis.",
    edits: [{ replace: "query.shape[3]", with: "query.shape[2]" }],
    caughtBy: "weights",
  },
  {
    id: "scaled-after-softmax",
    says: "The weights are divided by √dHead, behind the softmax: divide the scores, before it.",
    edits: [
      { replace: ".div(Math.sqrt(dHead));", with: ";" },
      {
        replace: "tf.softmax(scores);",
        with: "tf.softmax(scores).div<tf.Tensor4D>(Math.sqrt(dHead));",
      },
    ],
    caughtBy: "rows",
  },
];
