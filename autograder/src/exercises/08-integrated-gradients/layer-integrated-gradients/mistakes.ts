import type { KnownMistake } from "../../exercise";

const cut = "...{ model, layer, forward, attributeToLayerInput },";
const inputs = "inputs: before(...given, ...additionalForwardArgs),";
const baselines = "baselines: before(...starts, ...additionalForwardArgs),";
const others = "additionalForwardArgs: [...given, ...additionalForwardArgs],";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "zero-vectors",
    says: "The way begins at vectors of zeros: it begins at the vectors of the baseline's tokens.",
    edits: [{ replace: baselines, with: "" }],
    caughtBy: "baselines",
  },
  {
    id: "always-padding",
    says: "The baselines that were asked for are not used: the way always begins at padding.",
    edits: [
      {
        replace: "baselinesFor(where, given, baselines)",
        with: "baselinesFor(where, given, undefined)",
      },
    ],
    caughtBy: "baselines",
  },
  {
    id: "ids-of-the-baseline",
    says: "The rest of the model is told the baseline's ids: what is padding there is a word here.",
    edits: [
      {
        replace: others,
        with: "additionalForwardArgs: [...starts, ...additionalForwardArgs],",
      },
    ],
    caughtBy: "inputs",
  },
  {
    id: "ids-interpolated",
    says: "The token ids themselves are moved: between two ids there is nothing. Move the vectors.",
    edits: [
      {
        replace: "forward: after,",
        with: "forward: (ids: tf.Tensor, ...rest: tf.Tensor[]) => after(before(ids.round().toInt()), ...rest),",
      },
      { replace: inputs, with: "inputs: (given[0] as tf.Tensor).toFloat()," },
      { replace: baselines, with: "baselines: (starts[0] as tf.Tensor).toFloat()," },
    ],
    caughtBy: "layer",
  },
  {
    id: "one-number-a-token",
    says: "The attributions are summed over the layer's features: each number has its own, whoever looks at tokens sums them later.",
    edits: [
      {
        replace: "return integratedGradients<tf.Tensor>({",
        with: "return ((asked: any) => { const all = integratedGradients<tf.Tensor>(asked); return { ...all, attributions: all.attributions.sum(-1) }; })({",
      },
    ],
    caughtBy: "layer",
  },
  {
    id: "of-the-probability",
    says: "The probability is explained: attribute what the model gives, the logit.",
    edits: [
      {
        replace: "forward: after,",
        with: "forward: (value: tf.Tensor, ...rest: tf.Tensor[]) => after(value, ...rest).sigmoid(),",
      },
    ],
    caughtBy: "layer",
  },
  {
    id: "output-only",
    says: "attributeToLayerInput has no effect.",
    edits: [{ replace: cut, with: "...{ model, layer, forward }," }],
    caughtBy: "deeper",
  },
  {
    id: "embedding-only",
    says: "The embedding is explained, whatever `layer` says.",
    edits: [
      { replace: cut, with: '...{ model, layer: "embedding", forward, attributeToLayerInput },' },
    ],
    caughtBy: "deeper",
  },
  {
    id: "own-forward-only",
    says: "The `forward` that was asked for is not used.",
    edits: [{ replace: cut, with: "...{ model, layer, attributeToLayerInput }," }],
    caughtBy: "forward",
  },
  {
    id: "others-left-out",
    says: "The additional arguments do not reach the second half of the model.",
    edits: [{ replace: others, with: "additionalForwardArgs: [...given]," }],
    caughtBy: "others",
  },
  {
    id: "options-left-out",
    says: "Only the target is handed on: steps, method and the other options are lost.",
    edits: [{ replace: "...options,", with: "target: options.target," }],
    caughtBy: "options",
  },
];
