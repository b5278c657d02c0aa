import type { ExerciseCard } from "../../exercise";
import { checkNames, layerNames, vocabularyNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "05.2",
  notebook: "05-attention-and-ablations",
  title: "What a head specialises in",
  symbol: "analyzeHeadSpecialization",
  from: "lib/src/interpretation/analyze-head-specialization.ts",
  goal: "Measure how much attention each head pays to each kind of word, against chance.",
  difficulty: 3,
  minutes: 45,
  buildsOn: [],
  supplies: [
    "ClinicalNoteClassifier",
    "termCategories",
    ...checkNames,
    ...layerNames,
    ...vocabularyNames,
  ],
  contract: [
    "`analyzeHeadSpecialization(model, notes, categories = termCategories)`",
    "",
    "* `model`: an `AttentionClassifier`, asked in `eval()` mode; `notes`: `number[][]`, each a note's token ids, padding (0) at its end; `categories`: a list of `{ name, tokenIds }`",
    "* in one note: the attention to a category is the mean, over the note's tokens as queries, of the sum of the weights on the category's tokens; its share is their number over the number of the note's tokens; padding is neither query nor key nor counted",
    "* returns `{ ratios, numNotes }`: `ratios[layer][head][category]`, the mean of attention over share, of the notes in which the category stands; `numNotes[category]`, how many these are",
    "* a category that stands in no note has the ratio NaN",
  ].join("\n"),
  assertions: [
    {
      id: "ratios",
      kind: "closeness",
      points: 3,
      claim: "Each ratio is the attention to a category over its share of the note's tokens.",
    },
    {
      id: "padding",
      kind: "closeness",
      points: 2,
      claim: "Padding is neither query nor key, and does not count as a token.",
    },
    {
      id: "absent",
      kind: "closeness",
      points: 2,
      claim: "The mean is of the notes in which the category stands; in the others it is not 0.",
    },
    {
      id: "counts",
      kind: "closeness",
      points: 1,
      claim: "`numNotes` says in how many notes each category stands.",
    },
    {
      id: "never",
      kind: "closeness",
      points: 1,
      claim: "A category that stands in no note has the ratio NaN.",
    },
    {
      id: "chance",
      kind: "property",
      points: 1,
      claim: "A head that looks at all tokens equally has the ratio 1 everywhere.",
    },
    {
      id: "mode",
      kind: "closeness",
      points: 1,
      claim: "The model is asked in evaluation mode.",
    },
    {
      id: "defaults",
      kind: "closeness",
      points: 1,
      claim: "Left to itself it takes termCategories, in their order.",
    },
    { id: "leaks", kind: "advice", points: 0, claim: "No tensor is left behind." },
  ],
};
