import type { KnownMistake } from "../../exercise";

const withoutPadding = "tokenIds.filter((id) => id !== 0);";
const mapOfHead = "heads: heads.map((weights, head) => ({";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "transposed",
    says: "Rows and columns are swapped: a row is a query, which looks; a column is a key, which is looked at.",
    edits: [
      { replace: "z: weights,", with: "z: weights.map((_, i) => weights.map((row) => row[i]))," },
    ],
    caughtBy: "weights",
  },
  {
    id: "padding-left-in",
    says: "Padding is left in: the map has rows and columns for tokens that are none.",
    edits: [{ replace: withoutPadding, with: "[...tokenIds];" }],
    caughtBy: "padding",
  },
  {
    id: "no-eval-mode",
    says: "The model is asked in training mode, where dropout changes what it sees: call model.eval() first.",
    edits: [{ replace: "model.eval();", with: "" }],
    caughtBy: "mode",
  },
  {
    id: "threshold-on-logits",
    says: "The threshold 0.5 is put to the logits: it is for probabilities.",
    edits: [{ replace: "logits.sigmoid()", with: "logits" }],
    caughtBy: "codes",
  },
  {
    id: "one-winner",
    says: "Only the highest diagnosis is named: a note may have several, or none.",
    edits: [{ replace: "> 0.5,", with: "=== Math.max(...probabilities)," }],
    caughtBy: "codes",
  },
  {
    id: "always-the-last-layer",
    says: "It is always the last layer, whichever was asked for.",
    edits: [{ replace: "layers.at(layer)", with: "layers.at(-1)" }],
    caughtBy: "weights",
  },
  {
    id: "layers-from-one",
    says: "Layers are counted from 1: layer 0 is the first, as in `encoder.0`.",
    edits: [{ replace: "layers.at(layer)", with: "layers.at(Math.max(layer - 1, 0))" }],
    caughtBy: "layer",
  },
  {
    id: "heads-averaged",
    says: "The heads are averaged into one map: each looks elsewhere, and the mean shows none of them.",
    edits: [
      {
        replace: mapOfHead,
        with: `heads: [heads[0].map((row, q) => row.map((_, k) => heads.reduce((sum, z) => sum + z[q][k] / heads.length, 0)))].map((weights, head) => ({`,
      },
    ],
    caughtBy: "weights",
  },
  {
    id: "first-head-only",
    says: "Only the first head is shown: there is a map for each.",
    edits: [{ replace: mapOfHead, with: "heads: heads.slice(0, 1).map((weights, head) => ({" }],
    caughtBy: "weights",
  },
  {
    id: "squeeze-without-axis",
    says: "`squeeze()` takes away every axis of size 1, those of a note of one word too: say which, `squeeze([0])`.",
    edits: [
      {
        replace: "weights.squeeze<tf.Tensor3D>([0])",
        with: "weights.squeeze<tf.Tensor3D>()",
      },
    ],
    caughtBy: "padding",
  },
  {
    id: "words-without-place",
    says: "The labels are words alone: a word that comes twice is drawn in one place. Add its place.",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a template.
    edits: [{ replace: "`${place} ${word}`", with: "word" }],
    caughtBy: "labels",
  },
  {
    id: "nothing-said-of-nothing",
    says: "Where nothing is predicted, the title ends in the air: say none.",
    edits: [{ replace: ' || "none"', with: "" }],
    caughtBy: "none",
  },
];
