import type { ExerciseCard } from "../../exercise";
import { checkNames, explanationNames, layerNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "08.2",
  notebook: "08-integrated-gradients",
  title: "Integrated gradients of a layer",
  symbol: "layerIntegratedGradients",
  from: "lib/src/attribution/layer-integrated-gradients.ts",
  goal: "Explain token ids, which cannot be interpolated, by the layer that turns them into vectors.",
  difficulty: 2,
  minutes: 30,
  buildsOn: ["08.1"],
  supplies: ["splitAtLayer", ...explanationNames, ...checkNames, ...layerNames],
  contract: [
    "`layerIntegratedGradients({ model, layer, forward, attributeToLayerInput, inputs, additionalForwardArgs = [], baselines, …options })`",
    "",
    '* `model`, a `Module`, and `layer`, the path of one of its layers: `"embedding"`; `forward` and `attributeToLayerInput` as in `splitAtLayer`',
    "* `inputs` and `baselines` are the model's: token ids, or a list of what `forward` takes; what is left out is 0, which of token ids is padding",
    "* the straight line goes from the layer's tensor of the baselines to that of the inputs; all else in the model sees the inputs themselves, the whole way",
    "* `options` are those of `integratedGradients`: `target`, `nSteps`, `method`, `internalBatchSize`, `multiplyByInputs`, `returnConvergenceDelta`",
    "* returns `{ attributions, delta? }`: attributions of the layer's shape; the model is as it was before",
  ].join("\n"),
  assertions: [
    {
      id: "layer",
      kind: "closeness",
      points: 2,
      claim: "The attributions are those of the layer's numbers, in its shape.",
    },
    {
      id: "baselines",
      kind: "closeness",
      points: 2,
      claim: "The way begins at what the layer makes of the baseline.",
    },
    {
      id: "inputs",
      kind: "closeness",
      points: 2,
      claim: "All that the model makes of the ids themselves is that of the inputs.",
    },
    {
      id: "deeper",
      kind: "closeness",
      points: 1,
      claim: "Any layer can be named, and its input instead of its output.",
    },
    {
      id: "forward",
      kind: "closeness",
      points: 1,
      claim: "What is explained can be said by `forward`.",
    },
    {
      id: "others",
      kind: "closeness",
      points: 1,
      claim: "Additional arguments, and further inputs, reach the model.",
    },
    {
      id: "options",
      kind: "closeness",
      points: 1,
      claim: "Steps, method and multiplyByInputs are those that were asked for.",
    },
    {
      id: "delta",
      kind: "closeness",
      points: 1,
      claim: "The delta comes along, if asked for.",
    },
    {
      id: "intact",
      kind: "property",
      points: 1,
      claim: "After a right result the model is as it was before.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
