import type { KnownMistake } from "../../exercise";

const isFirst = "word !== null && word !== previous";
const label = "isFirst ? (ids[word] ?? ignoredLabel) : ignoredLabel";
const options = "{ maxLength, padding, splitSpecialTokens: true }";
const words = "sentences.map(({ tokens }) => tokens)";
const row = "(wordIds[sentence] ?? []).map((word) => {";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "label-on-every-piece",
    says: "A word's tag is copied to each of its pieces: a word of five pieces then counts five times, and B- begins five entities.",
    edits: [{ replace: isFirst, with: "word !== null" }],
    caughtBy: "later",
  },
  {
    id: "inside-for-later-pieces",
    says: "A word's later pieces have I-: that is another convention. Here they have -100.",
    edits: [
      {
        replace: label,
        with: 'isFirst ? (ids[word] ?? ignoredLabel) : word === null ? ignoredLabel : labels.indexOf((sentences[sentence]?.tags[word] ?? "O").replace("B-", "I-"))',
      },
    ],
    caughtBy: "later",
  },
  {
    id: "outside-for-later-pieces",
    says: "A word's later pieces have the label O: they are to have -100, which no loss counts.",
    edits: [
      {
        replace: label,
        with: 'isFirst ? (ids[word] ?? ignoredLabel) : word === null ? ignoredLabel : labels.indexOf("O")',
      },
    ],
    caughtBy: "later",
  },
  {
    id: "special-tokens-labelled",
    says: "[CLS], [SEP] and padding have the label O: where there is no word stands -100.",
    edits: [
      {
        replace: label,
        with: 'isFirst ? (ids[word] ?? ignoredLabel) : word === null ? labels.indexOf("O") : ignoredLabel',
      },
    ],
    caughtBy: "special",
  },
  {
    id: "padding-labelled",
    says: "Padding has the label O: most of a batch may be padding, and all of it would count in the loss.",
    edits: [
      { replace: row, with: row.replace("(word)", "(word, place)") },
      {
        replace: label,
        with: 'attentionMask[sentence]?.[place] === 0 ? labels.indexOf("O") : isFirst ? (ids[word] ?? ignoredLabel) : ignoredLabel',
      },
    ],
    caughtBy: "special",
  },
  {
    id: "off-by-one",
    says: "Each word has the label of the word before it: [CLS] is no word, and has no number.",
    edits: [{ replace: label, with: label.replace("ids[word]", "ids[word - 1]") }],
    caughtBy: "first",
  },
  {
    id: "by-place",
    says: "The n-th piece has the n-th label: pieces are not words, and [CLS] stands before them.",
    edits: [
      { replace: row, with: row.replace("(word)", "(word, place)") },
      { replace: label, with: label.replace("ids[word]", "ids[place]") },
    ],
    caughtBy: "first",
  },
  {
    id: "last-piece",
    says: "The label stands at a word's last piece: it belongs to the first.",
    edits: [
      { replace: row, with: row.replace("(word)", "(word, place, row)") },
      { replace: isFirst, with: "word !== null && word !== row[place + 1]" },
    ],
    caughtBy: "first",
  },
  {
    id: "equal-neighbours",
    says: "A word with the tag of the word before it has no label: ask for the word's number, not for its tag.",
    edits: [
      {
        replace: isFirst,
        with: "word !== null && (previous === null || ids[word] !== ids[previous])",
      },
    ],
    caughtBy: "first",
  },
  {
    id: "labels-sorted",
    says: "The ids are places in the alphabet: a label's id is its place in `labels`.",
    edits: [
      {
        replace: 'labelIds("tokenizeAndAlignLabels", sentences, labels)',
        with: 'labelIds("tokenizeAndAlignLabels", sentences, [...labels].sort())',
      },
    ],
    caughtBy: "first",
  },
  {
    id: "text-for-words",
    says: "The words are joined to a text, which the tokenizer parts in its own way: a hyphen then shifts all labels behind it. Give it the list.",
    edits: [{ replace: words, with: `sentences.map(({ tokens }) => tokens.join(" "))` }],
    caughtBy: "words",
  },
  {
    id: "not-cut",
    says: "Nothing is cut: maxLength has to get to the tokenizer.",
    edits: [
      {
        replace: options,
        with: '{ maxLength: padding === "maxLength" ? maxLength : undefined, padding, splitSpecialTokens: true }',
      },
    ],
    caughtBy: "cut",
  },
  {
    id: "longer-default",
    says: "Without a maxLength 512 pieces are let through: the default is 128.",
    edits: [{ replace: "maxLength = 128", with: "maxLength = 512" }],
    caughtBy: "defaults",
  },
  {
    id: "always-longest",
    says: "Rows are always padded to the longest of them: `padding` has to get to the tokenizer.",
    edits: [{ replace: options, with: "{ maxLength, splitSpecialTokens: true }" }],
    caughtBy: "padded",
  },
  {
    id: "always-max-length",
    says: 'Rows are always padded to maxLength, which is mostly padding: the default is "longest".',
    edits: [
      {
        replace: options,
        with: '{ maxLength, padding: "maxLength", splitSpecialTokens: true }',
      },
    ],
    caughtBy: "ids",
  },
  {
    id: "special-tokens-read",
    says: "A word that looks like [SEP] becomes the token itself, and ends the sentence for the model: read it as text.",
    edits: [{ replace: options, with: "{ maxLength, padding }" }],
    caughtBy: "strange",
  },
  {
    id: "no-label-for-word-0",
    says: "The first word of each sentence has no label: its number is 0, which is false. Ask for word !== null.",
    edits: [{ replace: isFirst, with: `${isFirst} && Boolean(word)` }],
    caughtBy: "first",
  },
];
