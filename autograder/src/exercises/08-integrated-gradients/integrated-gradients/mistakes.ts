import type { KnownMistake } from "../../exercise";

const product = "mean.mul(ways[i] ?? 0)";
const point = "way.mul(alpha).add(starts[i] ?? 0)";
const weights = "tf.tensor2d([stepSizes.slice(from, to)])";
const asked = "const asked = { where, forward, additionalForwardArgs, target };";
const chosen = "multiplyByInputs ? products : means";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "no-way",
    says: "The mean gradient is not multiplied by (x − x′): it says how strongly F reacts, not how much was added.",
    edits: [{ replace: product, with: "mean" }],
    caughtBy: "product",
  },
  {
    id: "times-input",
    says: "The mean gradient is multiplied by x: the factor is x − x′, the way from the baseline.",
    edits: [{ replace: product, with: "mean.mul(ends[i] ?? 0)" }],
    caughtBy: "baselines",
  },
  {
    id: "from-zero",
    says: "The way begins at 0 and not at the baseline: points are x′ + α · (x − x′).",
    edits: [{ replace: point, with: "(ends[i] ?? way).mul(alpha)" }],
    caughtBy: "baselines",
  },
  {
    id: "baseline-forgotten",
    says: "α · (x − x′) is no point of the way: the baseline x′ has to be added to it.",
    edits: [{ replace: point, with: "way.mul(alpha)" }],
    caughtBy: "baselines",
  },
  {
    id: "backwards",
    says: "x′ − x is taken for x − x′, so that every sign is turned.",
    edits: [{ replace: product, with: "mean.mul(ways[i] ?? 0).neg()" }],
    caughtBy: "product",
  },
  {
    id: "one-baseline-for-all",
    says: "The first example's baseline is used for all: each row of the baselines belongs to its own example.",
    edits: [
      {
        replace: "baselinesFor(where, ends, baselines);",
        with: "baselinesFor(where, ends, baselines).map((one) => one.slice(0, 1).broadcastTo(one.shape));",
      },
    ],
    caughtBy: "baselines",
  },
  {
    id: "gradient-at-the-input",
    says: "The gradient is taken at x alone: that is input × gradient, without any way.",
    edits: [{ replace: point, with: "way.add(starts[i] ?? 0)" }],
    caughtBy: "product",
  },
  {
    id: "left-ends",
    says: "The sum takes the left end of each step, whatever the method.",
    edits: [
      {
        replace: "approximationParameters(method, nSteps)",
        with: 'approximationParameters("riemann_left", Math.max(2, nSteps))',
      },
    ],
    caughtBy: "steps",
  },
  {
    id: "equal-weights",
    says: "Every gradient counts the same: each place has its own step size.",
    edits: [{ replace: weights, with: "tf.fill([1, to - from], 1 / nSteps)" }],
    caughtBy: "steps",
  },
  {
    id: "not-averaged",
    says: "The gradients are added up without their step sizes, so that more steps give more.",
    edits: [{ replace: weights, with: "tf.ones([1, to - from])" }],
    caughtBy: "product",
  },
  {
    id: "of-the-probability",
    says: "The gradient of the probability is taken: attribute what `forward` gives, the logit.",
    edits: [
      {
        replace: asked,
        with: "const asked = { where, forward: (...given: tf.Tensor[]) => forward(...given).sigmoid(), additionalForwardArgs, target };",
      },
    ],
    caughtBy: "product",
  },
  {
    id: "mean-over-batch",
    says: "The attributions are averaged over the batch: each example has its own.",
    edits: [
      {
        replace: chosen,
        with: "(multiplyByInputs ? products : means).map((one) => one.mean(0, true).broadcastTo(one.shape))",
      },
    ],
    caughtBy: "product",
  },
  {
    id: "without-signs",
    says: "The signs are gone: what speaks against the class has a negative attribution.",
    edits: [
      { replace: chosen, with: "(multiplyByInputs ? products : means).map((one) => one.abs())" },
    ],
    caughtBy: "product",
  },
  {
    id: "summed-over-features",
    says: "The attributions are summed over the features: each number of the input has its own.",
    edits: [
      {
        replace: chosen,
        with: "(multiplyByInputs ? products : means).map((one) => one.sum(-1))",
      },
    ],
    caughtBy: "product",
  },
  {
    id: "first-target",
    says: "The first example's target is used for all.",
    edits: [
      {
        replace: asked,
        with: "const asked = { where, forward, additionalForwardArgs, target: Array.isArray(target) ? target[0] : target };",
      },
    ],
    caughtBy: "targets",
  },
  {
    id: "others-left-out",
    says: "The additional arguments are not handed to `forward` on the way.",
    edits: [
      {
        replace: asked,
        with: "const asked = { where, forward, additionalForwardArgs: [], target };",
      },
    ],
    caughtBy: "others",
  },
  {
    id: "first-input-only",
    says: "Only the first of several inputs moves: all of them stand at the same α.",
    edits: [
      {
        replace: point,
        with: "i === 0 ? way.mul(alpha).add(starts[i] ?? 0) : way.add(starts[i] ?? 0)",
      },
    ],
    caughtBy: "several",
  },
  {
    id: "steps-for-rows",
    says: "internalBatchSize is read as a number of steps: it counts rows, and a step has one for each example.",
    edits: [{ replace: "internalBatchSize / batch", with: "internalBatchSize" }],
    caughtBy: "parts",
  },
  {
    id: "always-multiplied",
    says: "multiplyByInputs has no effect.",
    edits: [{ replace: chosen, with: "products" }],
    caughtBy: "mean",
  },
  {
    id: "delta-of-the-mean",
    says: "Without multiplyByInputs the delta is that of the mean gradient: it is about what is added, whatever comes back.",
    edits: [{ replace: "attributions: products,", with: "attributions," }],
    caughtBy: "delta",
  },
  {
    id: "list-for-a-tensor",
    says: "A list comes back for a single tensor: attributions have the form of the inputs, inFormOf.",
    edits: [{ replace: `inFormOf(inputs, ${chosen})`, with: `((${chosen}) as InFormOf<Inputs>)` }],
    caughtBy: "product",
  },
  {
    id: "delta-turned-round",
    says: "The delta is the wrong way round: it is Σ attributions less F(x) − F(x′).",
    edits: [
      {
        replace: "return { attributions, delta };",
        with: "return { attributions, delta: delta.neg() };",
      },
    ],
    caughtBy: "delta",
  },
];
