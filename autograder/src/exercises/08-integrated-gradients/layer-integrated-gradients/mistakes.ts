import type { KnownMistake } from "../../exercise";

const cut = "...{ model, layer, forward, attributeToLayerInput },";
const baselines = "baselines: before(...starts, ...additionalForwardArgs),";
const others = "additionalForwardArgs: [...given, ...additionalForwardArgs],";

/** Gradients at the vectors of ids on the way, rounded; what follows is never reached. */
const idsMoved = `
    const idsAt = (alpha: number) => given.map((end, i) => {
      const start = starts[i] as tf.Tensor;
      const moved = end.toFloat().sub(start.toFloat()).mul(alpha).add(start.toFloat());
      return end.dtype === "int32" ? moved.round().toInt() : moved;
    });
    const slopes = [...Array(50).keys()].map((k) => {
      const at = before(...idsAt((k + 0.5) / 50), ...additionalForwardArgs);
      const here = { inputs: at, baselines: at, nSteps: 1, multiplyByInputs: false };
      const rest = [...given, ...additionalForwardArgs];
      const asked = { target: options.target, forward: after, additionalForwardArgs: rest };
      return integratedGradients<tf.Tensor>({ ...here, ...asked }).attributions;
    });
    const from = before(...starts, ...additionalForwardArgs);
    const way = before(...given, ...additionalForwardArgs).sub(from);
    return { attributions: tf.addN(slopes).div(50).mul(way) };
    return integratedGradients<tf.Tensor>({`;

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
        replace: "return integratedGradients<tf.Tensor>({",
        with: idsMoved,
      },
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
  {
    id: "others-not-before",
    says: "The additional arguments do not reach the first half of the model.",
    edits: [
      { replace: "before(...given, ...additionalForwardArgs)", with: "before(...given)" },
      { replace: "before(...starts, ...additionalForwardArgs)", with: "before(...starts)" },
    ],
    caughtBy: "others",
  },
];
