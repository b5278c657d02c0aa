import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, randomNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "10.1",
  notebook: "10-bert-ner",
  title: "A BERT that finds entities",
  symbol: "BertForClinicalNER",
  from: "lib/src/models/bert/bert-for-clinical-ner.ts",
  goal: "Put a classifier on an encoder that was trained before: a score for each label at each piece.",
  difficulty: 2,
  minutes: 30,
  buildsOn: [],
  supplies: [
    "BertModel",
    "ignoredLabel",
    "tokenClassificationLoss",
    ...checkNames,
    ...layerNames,
    ...randomNames,
  ],
  contract: [
    "`new BertForClinicalNER({ bert, numLabels, dropoutRate = 0.1, random })`, a `Module`",
    "",
    "* `bert` (a `BertModel`), `dropout` (`Dropout`), `classifier` (`Linear`)",
    "* `.forward({ inputIds, attentionMask, labels, classWeights, ...rest })`: int32 `[batch, seqLen]`, the labels from 0 to numLabels - 1, or -100 where a piece is not counted; the last three may be left out; `rest` is for `bert.forward`",
    "* BERT's last hidden state, dropout, the classifier",
    "* returns `{ logits }`, `[batch, seqLen, numLabels]`; with labels also `loss`, the mean cross-entropy of the counted pieces of the whole batch, weighted by `classWeights` as `tokenClassificationLoss` does; and what else was asked of BERT (`hiddenStates`, `attentions`)",
  ].join("\n"),
  assertions: [
    {
      id: "parameters",
      kind: "shape",
      points: 2,
      claim: "The parameters are those of BERT, and a weight and a bias of the classifier.",
    },
    {
      id: "logits",
      kind: "closeness",
      points: 3,
      claim: "BERT's last hidden state goes through the classifier, at every piece.",
    },
    {
      id: "mask",
      kind: "closeness",
      points: 2,
      claim: "Padding is not attended to.",
    },
    {
      id: "loss",
      kind: "closeness",
      points: 2,
      claim: "With labels there is a loss: the mean cross-entropy of all pieces of the batch.",
    },
    {
      id: "ignored",
      kind: "closeness",
      points: 2,
      claim: "Pieces with the label -100 have no part in the loss.",
    },
    {
      id: "weights",
      kind: "closeness",
      points: 1,
      claim: "Class weights weigh the labels in the loss.",
    },
    {
      id: "training",
      kind: "closeness",
      points: 2,
      claim: "In training mode dropout acts on the classifier's input, at a usual rate of 0.1.",
    },
    {
      id: "gradient",
      kind: "closeness",
      points: 2,
      claim: "The loss's gradients reach every parameter, those of BERT too.",
    },
    {
      id: "asked",
      kind: "closeness",
      points: 1,
      claim: "What else BERT is asked for comes back as well.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
