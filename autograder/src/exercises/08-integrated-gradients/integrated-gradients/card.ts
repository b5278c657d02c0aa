import type { ExerciseCard } from "../../exercise";
import { checkNames, explanationNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "08.1",
  notebook: "08-integrated-gradients",
  title: "Integrated gradients",
  symbol: "integratedGradients",
  from: "lib/src/attribution/integrated-gradients.ts",
  goal: "Share out what a function changes by, from a baseline to an input, among the input's numbers.",
  difficulty: 3,
  minutes: 45,
  buildsOn: [],
  supplies: [...explanationNames, ...checkNames],
  contract: [
    '`integratedGradients({ forward, inputs, additionalForwardArgs = [], baselines, target, nSteps = 50, method = "gausslegendre", internalBatchSize, multiplyByInputs = true, returnConvergenceDelta = false })`',
    "",
    "* `forward(…inputs, …additionalForwardArgs)` → `[batch, …]`; `inputs` a float32 tensor `[batch, …]`, or a list of such; token ids are refused with an error",
    "* `baselines`: none (zeros), a number, a tensor of the input's shape or `[1, …]`, or a list with one for each input; `target` as in `selectTarget`",
    "* (x − x′) · Σ stepSizes[k] · ∂F/∂x (x′ + alphas[k] · (x − x′)), with the `alphas` and `stepSizes` of `approximationParameters(method, nSteps)`; `additionalForwardArgs` are never interpolated",
    "* `internalBatchSize`: the most rows that go through `forward` at once, but always a whole step",
    "* returns `{ attributions, delta? }`: attributions in the form and the shapes of the inputs, without the factor (x − x′) if `multiplyByInputs` is false; `delta` `[batch]`, if asked for: the sum of an example's attributions less F(inputs) − F(baselines)",
  ].join("\n"),
  assertions: [
    {
      id: "product",
      kind: "closeness",
      points: 2,
      claim: "The attributions are (x − x′) times the mean gradient on the way.",
    },
    {
      id: "baselines",
      kind: "closeness",
      points: 2,
      claim: "The way begins at the baseline: a number, one for all examples, or one for each.",
    },
    {
      id: "steps",
      kind: "closeness",
      points: 2,
      claim: "Gradients are taken at the rule's own places, and count by its weights.",
    },
    {
      id: "targets",
      kind: "closeness",
      points: 1,
      claim: "Each example is explained by its own target.",
    },
    {
      id: "others",
      kind: "closeness",
      points: 1,
      claim: "Additional arguments go along at every step, as they are.",
    },
    {
      id: "several",
      kind: "closeness",
      points: 1,
      claim: "Several inputs move together, and come back as a list.",
    },
    {
      id: "parts",
      kind: "property",
      points: 1,
      claim:
        "With internalBatchSize no more rows than that go through at once, and nothing changes.",
    },
    {
      id: "mean",
      kind: "closeness",
      points: 1,
      claim: "Without multiplyByInputs the mean gradient comes back.",
    },
    {
      id: "delta",
      kind: "closeness",
      points: 1,
      claim: "The delta is how far an example's attributions are from the whole difference.",
    },
    { id: "ids", kind: "property", points: 1, claim: "Token ids are refused with an error." },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
