import type { KnownMistake } from "../../exercise";

const entities = ".flatMap((sentence) => mentionsOf(sentence))";
const train = "const { labels, train } = corpus;";
const share = `tags.filter((tag) => tag !== "O").length / tags.length`;

export const mistakes: readonly KnownMistake[] = [
  {
    id: "all-splits",
    says: "All splits are counted: what is decided by looking at the test is decided with it in hand. Count train.",
    edits: [
      {
        replace: train,
        with: "const { labels } = corpus; const train = [...corpus.train, ...corpus.validation, ...corpus.test];",
      },
    ],
    caughtBy: "labels",
  },
  {
    id: "test-for-train",
    says: "The test sentences are counted instead of those of train.",
    edits: [{ replace: train, with: "const { labels, test: train } = corpus;" }],
    caughtBy: "tokens",
  },
  {
    id: "every-tag-an-entity",
    says: "Each word of an entity counts as an entity of its own: I- goes on with the one before.",
    edits: [
      {
        replace: entities,
        with: `.flatMap(({ tags }) => tags.flatMap((tag, start) => tag === "O" ? [] : [{ start, end: start + 1 }]))`,
      },
    ],
    caughtBy: "entities",
  },
  {
    id: "outside-is-an-entity",
    says: "Runs of O are counted as entities: O stands for no entity.",
    edits: [
      {
        replace: entities,
        with: `.flatMap(({ tags }) => tags.flatMap((tag, start) => { if (tag !== "O" && tag.startsWith("I-")) return []; let end = start + 1; while (tags[end]?.startsWith("I-")) end++; return [{ start, end }]; }))`,
      },
    ],
    caughtBy: "entities",
  },
  {
    id: "neighbours-merged",
    says: "Two entities that touch are counted as one: a B- begins a new one.",
    edits: [
      {
        replace: entities,
        with: `.flatMap(({ tags }) => tags.flatMap((tag, start) => { if (tag === "O" || (start > 0 && tags[start - 1] !== "O")) return []; let end = start; while (end < tags.length && tags[end] !== "O") end++; return [{ start, end }]; }))`,
      },
    ],
    caughtBy: "lengths",
  },
  {
    id: "counted-by-i",
    says: "Entities are counted by I-: most have a single word, and no I- at all.",
    edits: [
      {
        replace: entities,
        with: `.flatMap((sentence) => mentionsOf(sentence)).filter(({ start, end }) => end - start > 1)`,
      },
    ],
    caughtBy: "entities",
  },
  {
    id: "length-without-b",
    says: "The first word of an entity is not counted to its length.",
    edits: [
      { replace: "({ start, end }) => end - start)", with: "({ start, end }) => end - start - 1)" },
    ],
    caughtBy: "lengths",
  },
  {
    id: "share-of-outside",
    says: "The share is that of the words outside: take those with another tag than O.",
    edits: [{ replace: share, with: share.replace("!==", "===") }],
    caughtBy: "share",
  },
  {
    id: "share-of-entities",
    says: "The share is one of entities over words: count the words of the entities.",
    edits: [{ replace: share, with: "lengths.length / tags.length" }],
    caughtBy: "share",
  },
  {
    id: "share-in-percent",
    says: "The share is in percent: it goes from 0 to 1.",
    edits: [{ replace: share, with: `(100 * ${share.replace(" / ", ") / ")}` }],
    caughtBy: "share",
  },
  {
    id: "mean-by-sentences-with-entities",
    says: "Sentences without an entity are left out of the mean: they are sentences, too.",
    edits: [
      {
        replace: "lengths.length / train.length",
        with: `lengths.length / Math.max(1, train.filter(({ tags }) => tags.some((tag) => tag !== "O")).length)`,
      },
    ],
    caughtBy: "entities",
  },
  {
    id: "labels-met-only",
    says: "Labels that no word has are missing: begin with the corpus's labels.",
    edits: [{ replace: "labels.map((label) => [", with: "[...new Set(tags)].map((label) => [" }],
    caughtBy: "absent",
  },
  {
    id: "shares-for-counts",
    says: "The labels have shares: how many words have each of them is asked for.",
    edits: [
      {
        replace: "tags.filter((tag) => tag === label).length",
        with: "tags.filter((tag) => tag === label).length / tags.length",
      },
    ],
    caughtBy: "labels",
  },
];
