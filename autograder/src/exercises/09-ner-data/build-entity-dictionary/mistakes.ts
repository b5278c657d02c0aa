import type { KnownMistake } from "../../exercise";

const loop = "of spansOfTags(tags)";
const counts = "counts.set(type, (counts.get(type) ?? 0) + 1);";
const sorted = "[...counts].sort(([, a], [, b]) => b - a)";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "capitals-kept",
    says: "Capitals are kept, so that Iron and iron are two entities: write keys in lower case.",
    edits: [{ replace: `.join(" ").toLowerCase()`, with: `.join(" ")` }],
    caughtBy: "capitals",
  },
  {
    id: "lower-case-too-late",
    says: "The counts are kept apart by capitals, and the keys lowered at the end: the last one wins. Lower them before you count.",
    edits: [
      { replace: `.join(" ").toLowerCase()`, with: `.join(" ")` },
      { replace: "return [form, type];", with: "return [form.toLowerCase(), type];" },
    ],
    caughtBy: "capitals",
  },
  {
    id: "first-type",
    says: "The first type that an entity was seen with stays, however often it has another.",
    edits: [{ replace: counts, with: "if (counts.size === 0) counts.set(type, 1);" }],
    caughtBy: "frequent",
  },
  {
    id: "last-type",
    says: "Each sighting overwrites the type before: count them, and take the most frequent.",
    edits: [{ replace: counts, with: "counts.clear(); counts.set(type, 1);" }],
    caughtBy: "frequent",
  },
  {
    id: "rarest-type",
    says: "The rarest type is taken, not the most frequent.",
    edits: [{ replace: sorted, with: sorted.replace("b - a", "a - b") }],
    caughtBy: "frequent",
  },
  {
    id: "later-of-equals",
    says: "Of equally frequent types the later one is taken: it is the first that counts.",
    edits: [{ replace: sorted, with: sorted.replace("[...counts]", "[...counts].reverse()") }],
    caughtBy: "ties",
  },
  {
    id: "alphabet-of-equals",
    says: "Of equally frequent types the first in the alphabet is taken, not the first that was seen.",
    edits: [
      {
        replace: sorted,
        with: "[...counts].sort(([t, a], [u, b]) => b - a || (t < u ? -1 : 1))",
      },
    ],
    caughtBy: "ties",
  },
  {
    id: "first-words-only",
    says: "Only the first word of an entity is kept: go on through its I- tags.",
    edits: [{ replace: "tokens.slice(start, end)", with: "tokens.slice(start, start + 1)" }],
    caughtBy: "forms",
  },
  {
    id: "each-word-an-entry",
    says: "Each word of an entity is an entry of its own, so that the dictionary knows attack, but no heart attack.",
    edits: [
      {
        replace: loop,
        with: "of spansOfTags(tags).flatMap(({ type, start, end }) => Array.from({ length: end - start }, (_, i) => ({ type, start: start + i, end: start + i + 1 })))",
      },
    ],
    caughtBy: "forms",
  },
  {
    id: "neighbours-merged",
    says: "Two entities that touch become one entry: a B- begins another.",
    edits: [
      {
        replace: loop,
        with: `of spansOfTags(tags.map((tag, i) => i > 0 && tag.startsWith("B-") && tags[i - 1] !== "O" ? "I-" + (tags[i - 1] ?? "").slice(2) : tag))`,
      },
    ],
    caughtBy: "neighbours",
  },
  {
    id: "without-spaces",
    says: "The words of an entity run together: one space stands between each two.",
    edits: [{ replace: `.join(" ")`, with: `.join("")` }],
    caughtBy: "forms",
  },
  {
    id: "tags-for-types",
    says: "The value is a tag, B-…: take the type without it.",
    edits: [{ replace: "return [form, type];", with: `return [form, "B-" + type];` }],
    caughtBy: "forms",
  },
  {
    id: "first-to-lead",
    says: "Of equally frequent types the one that led first is taken: count to the end, then take the one that was seen first.",
    edits: [
      {
        replace: counts,
        with: "const others = [...counts].filter(([each]) => each !== type); const times = (counts.get(type) ?? 0) + 1; const leads = others.every(([, n]) => times > n); if (leads) counts.clear(); counts.set(type, times); if (leads) for (const [each, n] of others) counts.set(each, n);",
      },
    ],
    caughtBy: "ties",
  },
];
