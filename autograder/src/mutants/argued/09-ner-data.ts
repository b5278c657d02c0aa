import { type Argued, neverMissing } from "./argued";

const neverZero = "What has been counted is at least 1, so the two say the same.";

const orderOfCounts =
  "Counts are compared by what they count; in which order they stand no claim says.";

const wording = "What a title says is for people to read; the claim is that there is one.";

const boundOnly =
  "It is a bound that spares looking: more phrases are looked up, and none of them is found.";

export const exploreDataset: readonly Argued[] = [
  { edit: ".sort((a, b) => a - b); → *", reason: orderOfCounts },
  {
    edit: "entityLengths.set(length, (entityLengths.get(length) ?? 0) + 1); → entityLengths.set(length, (entityLengths.get(length) || 0) + 1);",
    reason: neverZero,
  },
];

export const tokenizeAndAlignLabels: readonly Argued[] = [
  {
    edit: 'padding = "longest", → padding,',
    reason: "The tokenizer pads to the longest as well, if nothing is said.",
  },
  {
    edit: 'const tagIds = labelIds("tokenizeAndAlignLabels", sentences, labels); → const tagIds = labelIds("", sentences, labels);',
    reason: "It is only told in errors, where it names the function.",
  },
  { edit: "return (wordIds[sentence] ?? []).map((word) => { → *", reason: neverMissing },
  {
    edit: "const isFirst = word !== null && word !== previous; → const isFirst = word !== previous;",
    reason: "What is no word has no tag, and so -100 either way.",
  },
  {
    edit: "return isFirst ? (ids[word] ?? ignoredLabel) : ignoredLabel; → *",
    reason: neverMissing,
  },
];

export const plotEntityAnalysis: readonly Argued[] = [
  {
    edit: "const types = [...new Set(mentions.map(({ type }) => type))].sort(); → const types = [...new Set(mentions.map(({ type }) => type))];",
    reason: "Traces are told apart by their names; in which order they stand no claim says.",
  },
  {
    edit: "formCounts.set(form, (formCounts.get(form) ?? 0) + 1); → formCounts.set(form, (formCounts.get(form) || 0) + 1);",
    reason: neverZero,
  },
  {
    edit: ".slice(0, 20); → .slice(undefined, 20);",
    reason: "Without a start it begins at 0.",
  },
  {
    edit: ".sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)) → *",
    reason: "No two forms are equal, and of a comparison only the sign counts.",
  },
  {
    edit: 'const bar = { type: "bar", showlegend: false } as const; → const bar = { type: "bar", showlegend: true } as const;',
    reason: "Whether a legend names a single trace is a question of taste.",
  },
  {
    edit: "...{ ...histogram, showlegend: false }, → *",
    reason: "Whether a legend names a single trace is a question of taste.",
  },
  { edit: '...{ title: "Labels", xTitle: "label", yTitle: "words" }, → *', reason: wording },
  { edit: 'title: "Length of sentences", → *', reason: wording },
  { edit: 'title: "Length of sentences", xTitle: "words", → *', reason: wording },
  { edit: 'xTitle: "words", yTitle: "sentences", → *', reason: wording },
  {
    edit: '...{ title: "Length of entities", xTitle: "words", yTitle: "entities" }, → *',
    reason: wording,
  },
  {
    edit: '...{ title: "Frequent forms", xTitle: "entities", yTitle: "form" }, → *',
    reason: wording,
  },
  {
    edit: "topDown: true, → topDown: false,",
    reason: "At which end the bars begin no claim says; either order of the lists is taken.",
  },
  {
    edit: "topDown: true, }, → },",
    reason: "At which end the bars begin no claim says; either order of the lists is taken.",
  },
];

export const buildEntityDictionary: readonly Argued[] = [
  {
    edit: "const counts = countsOf.get(form) ?? new Map<string, number>(); → const counts = countsOf.get(form) || new Map<string, number>();",
    reason: "A Map is never false.",
  },
  {
    edit: "counts.set(type, (counts.get(type) ?? 0) + 1); → *",
    reason: "All counts are shifted or stretched alike, and the most frequent type stays the same.",
  },
  {
    edit: 'const [[type] = [""]] = [...counts].sort(([, a], [, b]) => b - a); → *',
    reason: neverMissing,
  },
];

export const dictionaryNer: readonly Argued[] = [
  { edit: "let longest = 0; → *", reason: boundOnly },
  { edit: "longest = Math.max(longest, form.length); → *", reason: boundOnly },
  { edit: "if (phrase.length > longest) break; → *", reason: boundOnly },
  {
    edit: "let start = 0; → let start = -1;",
    reason: "Before the first word there is none, and a phrase that begins there is no entry.",
  },
  {
    edit: "while (start < words.length) { → *",
    reason: "Behind the last word nothing begins, and there are as many tags as words.",
  },
  {
    edit: "for (let next = start; next < words.length; next++) { → *",
    reason: "Behind the last word there is none, and there are as many tags as words.",
  },
  {
    edit: `tags.fill(\`I-\${type}\`, start, end); → tags.fill(\`I-\${type}\`, start + 1, end);`,
    reason: "The first word gets its B- in the next line.",
  },
];
