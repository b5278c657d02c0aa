import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, randomNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "10.3",
  notebook: "10-bert-ner",
  title: "How many entities are found",
  symbol: "evaluateNer",
  from: "lib/src/ner/evaluate-ner.ts",
  goal: "Turn scores of pieces back into tags of words, and count entities, not tokens.",
  difficulty: 3,
  minutes: 45,
  buildsOn: [],
  supplies: [
    "BertTokenizer",
    "WordPieceVocabulary",
    "alignedTensors",
    "bucketByLength",
    "entityReport",
    "ignoredLabel",
    "labelIds",
    "tokenClassificationLoss",
    "tokenizeAndAlignLabels",
    ...checkNames,
    ...layerNames,
    ...randomNames,
  ],
  contract: [
    "`evaluateNer({ model, tokenizer, sentences, labels, maxLength = 128, batchSize = 32 })`",
    "",
    "* `model`: a `BertForClinicalNER`; `tokenizer`: a `BertTokenizer`; `sentences`: `{ tokens, tags }[]`; `labels`: the tags, whose place is their id",
    "* in `eval()` mode, in which the model is left, in batches of at most `batchSize` sentences, cut to `maxLength` pieces",
    "* a word's tag is the label with the highest logit at its first piece; a word that was cut off is `O`",
    '* returns `{ loss, f1, report }`: `loss` the mean cross-entropy of all words that were read; `report` that of `entityReport(gold, predicted, { mode: "strict" })` over all words of all sentences, in their order; `f1` its `micro.f1`',
  ].join("\n"),
  assertions: [
    {
      id: "f1",
      kind: "closeness",
      points: 3,
      claim: "The F1 is that of whole entities, micro-averaged and strict.",
    },
    {
      id: "report",
      kind: "closeness",
      points: 2,
      claim: "The report has precision, recall, F1 and support of every type.",
    },
    {
      id: "pieces",
      kind: "closeness",
      points: 2,
      claim: "A word's tag is that of its first piece, whatever its later pieces say.",
    },
    {
      id: "cut",
      kind: "closeness",
      points: 2,
      claim: "Words that were cut off are O, and their entities missed.",
    },
    {
      id: "loss",
      kind: "closeness",
      points: 2,
      claim: "The loss is the mean over all words that were read, not over batches.",
    },
    {
      id: "mode",
      kind: "closeness",
      points: 1,
      claim: "The model is asked in evaluation mode, and left in it.",
    },
    {
      id: "defaults",
      kind: "closeness",
      points: 1,
      claim:
        "At most batchSize sentences are read at once, 32 of up to 128 pieces if nothing is said.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
