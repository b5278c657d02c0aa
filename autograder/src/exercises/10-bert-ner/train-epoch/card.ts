import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, randomNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "10.2",
  notebook: "10-bert-ner",
  title: "An epoch of fine-tuning",
  symbol: "trainEpoch",
  from: "lib/src/ner/train-epoch.ts",
  goal: "Move a pre-trained model a little at each batch: not too far, and less and less.",
  difficulty: 2,
  minutes: 30,
  buildsOn: [],
  supplies: [
    "clipGradientNorm",
    "constantSchedule",
    "gradientNorm",
    "ignoredLabel",
    "lossAndGradients",
    "tokenClassificationLoss",
    ...checkNames,
    ...layerNames,
    ...randomNames,
  ],
  contract: [
    "`await trainEpoch({ model, batches, optimizer, schedule = constantSchedule(), firstStep = 0, maxGradientNorm = 1, classWeights })`",
    "",
    "* `model`: a `BertForClinicalNER`; `batches`: an iterable of `{ inputIds, attentionMask, labels }`, int32 `[batch, seqLen]`, each of which the function disposes of",
    "* a step for each batch, in `train()` mode: the loss that `model.forward({ ...batch, classWeights })` returns, its gradients, their global norm clipped at `maxGradientNorm`, `optimizer.step(gradients, schedule(firstStep + steps))`, `steps` being those taken before in this epoch",
    "* returns `{ loss, steps }`: the mean of the batches' losses, each weighted by its labels that are not -100, and the number of steps",
  ].join("\n"),
  assertions: [
    {
      id: "steps",
      kind: "closeness",
      points: 3,
      claim: "Each batch makes a step on the loss of its counted pieces, with its mask.",
    },
    {
      id: "clipping",
      kind: "closeness",
      points: 2,
      claim:
        "The norm of all gradients together is clipped before the step, at 1 if nothing is said.",
    },
    {
      id: "schedule",
      kind: "closeness",
      points: 2,
      claim: "The rate moves on with each step, and goes on from where the last epoch ended.",
    },
    {
      id: "loss",
      kind: "closeness",
      points: 2,
      claim: "The loss is the mean over all counted pieces, not over batches.",
    },
    {
      id: "weights",
      kind: "closeness",
      points: 1,
      claim: "Class weights reach the model's loss.",
    },
    {
      id: "mode",
      kind: "closeness",
      points: 1,
      claim: "A model that comes in evaluation mode is trained in training mode.",
    },
    {
      id: "count",
      kind: "closeness",
      points: 1,
      claim: "The number of steps comes back.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
