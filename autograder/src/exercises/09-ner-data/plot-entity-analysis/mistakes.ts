import type { KnownMistake } from "../../exercise";

const given = "{ labels, train }: NerCorpus";
const order = "n - m || (a < b ? -1 : 1)";
const forms = "mentions.map(surfaceForm)";
const sentences = "x: train.map(({ tokens }) => tokens.length)";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "test-for-train",
    says: "The test sentences are drawn instead of those of train.",
    edits: [{ replace: given, with: "{ labels, test: train }: NerCorpus" }],
    caughtBy: "sentences",
  },
  {
    id: "labels-met-only",
    says: "Labels that no word has are left out: there is a bar for each of the labels.",
    edits: [
      {
        replace: "x: [...labels], y: labels.map(countOf)",
        with: "x: [...new Set(tags)], y: [...new Set(tags)].map(countOf)",
      },
    ],
    caughtBy: "labels",
  },
  {
    id: "entities-for-labels",
    says: "The first picture counts entities: it is to count the words of each label.",
    edits: [
      {
        replace: "tags.filter((tag) => tag === label).length",
        with: `mentions.filter(({ type }) => "B-" + type === label).length`,
      },
    ],
    caughtBy: "labels",
  },
  {
    id: "lengths-in-letters",
    says: "The lengths of the sentences are in letters: count words.",
    edits: [{ replace: sentences, with: `x: train.map(({ tokens }) => tokens.join(" ").length)` }],
    caughtBy: "sentences",
  },
  {
    id: "types-merged",
    says: "All types have the lengths of all entities: each type has a trace of its own entities.",
    edits: [{ replace: ".filter((mention) => mention.type === type)", with: "" }],
    caughtBy: "entities",
  },
  {
    id: "length-without-b",
    says: "The first word of an entity is not counted to its length.",
    edits: [
      { replace: "({ start, end }) => end - start)", with: "({ start, end }) => end - start - 1)" },
    ],
    caughtBy: "entities",
  },
  {
    id: "traces-unnamed",
    says: "The traces of the third picture have no name: nobody can tell the types apart.",
    edits: [{ replace: "{ ...histogram, name, x:", with: "{ ...histogram, x:" }],
    caughtBy: "entities",
  },
  {
    id: "capitals-kept",
    says: "Capitals are kept, so that Fever and fever are two bars.",
    edits: [{ replace: forms, with: `mentions.map(({ tokens }) => tokens.join(" "))` }],
    caughtBy: "forms",
  },
  {
    id: "words-for-entities",
    says: "The fourth picture counts the words of the entities, not the entities as a whole.",
    edits: [
      {
        replace: forms,
        with: "mentions.flatMap(({ tokens }) => tokens.map((token) => token.toLowerCase()))",
      },
    ],
    caughtBy: "forms",
  },
  {
    id: "rarest-first",
    says: "The rarest entities are shown, not the most frequent.",
    edits: [{ replace: order, with: "m - n || (a < b ? -1 : 1)" }],
    caughtBy: "twenty",
  },
  {
    id: "not-sorted",
    says: "The first twenty entities are shown, not the most frequent: sort them.",
    edits: [{ replace: order, with: "0 * (m - n) * (a < b ? -1 : 1)" }],
    caughtBy: "twenty",
  },
  {
    id: "ties-as-they-come",
    says: "Equally frequent entities stand in the order in which they came: sort them by the alphabet.",
    edits: [{ replace: order, with: "n - m || (a < b ? 0 : 0)" }],
    caughtBy: "twenty",
  },
  {
    id: "all-of-them",
    says: "All entities are shown: take the 20 most frequent.",
    edits: [{ replace: ".slice(0, 20)", with: "" }],
    caughtBy: "twenty",
  },
  {
    id: "axis-untitled",
    says: "An axis has no title: nobody can tell what its numbers count.",
    edits: [{ replace: `yTitle: "sentences"`, with: `yTitle: ""` }],
    caughtBy: "titles",
  },
  {
    id: "lying-axes-swapped",
    says: "The axes of the lying bars are swapped: with the orientation h their lengths are x, and their names y.",
    edits: [{ replace: "x: counts, y: forms", with: "x: forms, y: counts" }],
    caughtBy: "forms",
  },
];
