import type { ExerciseCard } from "../../exercise";
import { checkNames, entityNames } from "../../supplied-names";

export const card: ExerciseCard = {
  id: "09.2",
  notebook: "09-ner-data",
  title: "Labels on word pieces",
  symbol: "tokenizeAndAlignLabels",
  from: "lib/src/ner/tokenize-and-align-labels.ts",
  goal: "Cut sentences into word pieces, and give each word's tag to its first piece alone.",
  difficulty: 3,
  minutes: 45,
  buildsOn: [],
  supplies: ["BertTokenizer", "WordPieceVocabulary", "ignoredLabel", ...checkNames, ...entityNames],
  contract: [
    '`tokenizeAndAlignLabels({ sentences, labels, tokenizer, maxLength = 128, padding = "longest" })`',
    "",
    '* `sentences`: a list of `{ tokens, tags }`; `labels`: the tags, whose places are their ids; `tokenizer`: a `BertTokenizer`; `padding`: `"longest"` or `"maxLength"`',
    "* returns `{ inputIds, attentionMask, labels, wordIds, numTruncatedTokens }`: the first four tables `[sentence][piece]` as lists, the last a list",
    "* `labels`: at the first piece of each word the id of its tag, -100 (`ignoredLabel`) at all other pieces, at [CLS], [SEP] and padding",
    "* the words are those of the sentence: the tokenizer is given the list, and a word that looks like a special token is text (`splitSpecialTokens`)",
    "* the other four are what `tokenizer.encodeBatch` says; an error when words and tags are not one to one, or a tag is no label (`labelIds` does both)",
  ].join("\n"),
  assertions: [
    {
      id: "first",
      kind: "closeness",
      points: 3,
      claim: "The first piece of each word has the id of the word's tag.",
    },
    {
      id: "later",
      kind: "closeness",
      points: 2,
      claim: "A word's later pieces have -100.",
    },
    {
      id: "special",
      kind: "closeness",
      points: 2,
      claim: "[CLS], [SEP] and padding have -100.",
    },
    {
      id: "ids",
      kind: "closeness",
      points: 2,
      claim: "Ids and mask are those of the sentence's own words, padded to the longest sentence.",
    },
    {
      id: "words",
      kind: "closeness",
      points: 1,
      claim: "Each piece knows its word, and what is no text knows none.",
    },
    {
      id: "cut",
      kind: "closeness",
      points: 2,
      claim: "A sentence that is too long is cut, and what is left keeps its labels.",
    },
    {
      id: "padded",
      kind: "closeness",
      points: 1,
      claim: "If asked, all rows are as long as maxLength.",
    },
    {
      id: "defaults",
      kind: "closeness",
      points: 1,
      claim: "Without a maxLength a sentence has 128 pieces at most.",
    },
    {
      id: "strange",
      kind: "closeness",
      points: 2,
      claim:
        "Equal neighbours, words that leave no piece and words that look like special tokens keep their labels.",
    },
    {
      id: "refused",
      kind: "property",
      points: 1,
      claim: "Tags that are too few, and tags that are no label, are refused with an error.",
    },
  ],
};
