import { type Argued, checksArguments } from "./argued";

export const scaledDotProductAttention: readonly Argued[] = [
  {
    edit: "requireAttentionShapes({ query, key, value, mask }); → (nothing)",
    reason: checksArguments,
  },
  {
    edit: "scores = scores.mul(mask).add(mask.sub(1).mul(1e9)); → scores = scores.add(mask.sub(1).mul(1e9));",
    reason:
      "A hidden score that is added to -1e9 rather than replaced by it is -1e9 all the same, in float32, up to 32.",
  },
  {
    edit: "scores = scores.mul(mask).add(mask.sub(1).mul(1e9)); → scores = scores.mul(mask).add(mask.sub(1).mul(2000000000));",
    reason: "The exponential is 0 beside any other, and a row of such scores is uniform, as well.",
  },
  {
    edit: "scores = scores.mul(mask).add(mask.sub(1).mul(1e9)); → scores = scores.mul(mask).add(mask.sub(1).mul(500000000));",
    reason: "The exponential is 0 beside any other, and a row of such scores is uniform, as well.",
  },
  {
    edit: "const dHead = query.shape[3]; → const dHead = key.shape[3];",
    reason: "Queries and keys that can be multiplied have as many features.",
  },
];

export const multiHeadSelfAttention: readonly Argued[] = [
  {
    edit: 'requireFeatures("MultiHeadSelfAttention", x, dModel); → (nothing)',
    reason: checksArguments,
  },
];
