import type { KnownMistake } from "../../exercise";

const ratio = "return [mass / share];";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "padding-as-query",
    says: "The mean over the queries counts those of padding, which stand for no word.",
    edits: [{ replace: "tf.tensor2d([ids], undefined", with: "tf.tensor2d([note], undefined" }],
    caughtBy: "padding",
  },
  {
    id: "share-of-padded-note",
    says: "The share is of the padded note: divide by the number of real tokens.",
    edits: [{ replace: "numKeys / ids.length", with: "numKeys / notes[0].length" }],
    caughtBy: "padding",
  },
  {
    id: "absent-as-zero",
    says: "A note without the category counts as 0: it says nothing about it, so leave it out.",
    edits: [{ replace: "if (numKeys === 0) return [];", with: "if (numKeys === 0) return [0];" }],
    caughtBy: "absent",
  },
  {
    id: "mean-per-key",
    says: "The weights are averaged over the category's tokens: so a long note has less attention for each. Divide by the share.",
    edits: [{ replace: ratio, with: "return [mass / numKeys];" }],
    caughtBy: "ratios",
  },
  {
    id: "mass-alone",
    says: "The attention is not divided by the share: what is frequent seems to be what the head looks for.",
    edits: [{ replace: ratio, with: "return [mass];" }],
    caughtBy: "ratios",
  },
  {
    id: "ratio-of-means",
    says: "Attention and shares are summed over the notes and divided once: the mean is of each note's ratio.",
    edits: [
      { replace: ratio, with: "return [{ mass, share } as any];" },
      {
        replace: "numbers.reduce((sum, x) => sum + x, 0) / numbers.length;",
        with: "numbers.reduce((sum: any, x: any) => sum + x.mass, 0) / numbers.reduce((sum: any, x: any) => sum + x.share, 0);",
      },
    ],
    caughtBy: "ratios",
  },
  {
    id: "mean-over-keys",
    says: "The mean is over the keys: each row sums to 1, so that it says nothing. Take it over the queries.",
    edits: [{ replace: "weights.mean<tf.Tensor3D>(2)", with: "weights.mean<tf.Tensor3D>(3)" }],
    caughtBy: "ratios",
  },
  {
    id: "last-layer-only",
    says: "Only the last layer is looked at: each has heads of its own.",
    edits: [
      { replace: "tf.concat(attentionWeights)", with: "tf.concat(attentionWeights.slice(-1))" },
    ],
    caughtBy: "ratios",
  },
  {
    id: "heads-averaged",
    says: "The heads are averaged: each looks for something else, and the mean hides it.",
    edits: [
      {
        replace: "weights.mean<tf.Tensor3D>(2)",
        with: "weights.mean<tf.Tensor3D>(2).mean<tf.Tensor3D>(1, true)",
      },
    ],
    caughtBy: "ratios",
  },
  {
    id: "no-eval-mode",
    says: "The model is asked in training mode, where dropout changes what it sees: call model.eval() first.",
    edits: [{ replace: "model.eval();", with: "" }],
    caughtBy: "mode",
  },
];
