import type { KnownMistake } from "../../exercise";

const found = "end = next + 1;";
const goesOn = "if (found === undefined) continue;";
const fill = `tags.fill(\`I-\${type}\`, start, end);`;
const first = `tags[start] = \`B-\${type}\`;`;
const behind = "    start = end;\n";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "shortest-first",
    says: "The shortest entry is taken: heart, where heart attack stands in the dictionary.",
    edits: [{ replace: found, with: `${found} break;` }],
    caughtBy: "longest",
  },
  {
    id: "stops-at-a-gap",
    says: "A phrase that is no entry ends the search: a longer one may be an entry.",
    edits: [{ replace: goesOn, with: "if (found === undefined) break;" }],
    caughtBy: "gaps",
  },
  {
    id: "overlap-allowed",
    says: "The search goes on at the next word, inside of the entity that was found: go on behind it.",
    edits: [{ replace: behind, with: "    start++;\n" }],
    caughtBy: "overlap",
  },
  {
    id: "one-word-too-far",
    says: "A word is skipped behind each entity.",
    edits: [{ replace: behind, with: "    start = end + 1;\n" }],
    caughtBy: "neighbours",
  },
  {
    id: "capitals-matter",
    says: "The words are looked up as they are written: the keys are in lower case.",
    edits: [{ replace: "tokens.map((token) => token.toLowerCase())", with: "[...tokens]" }],
    caughtBy: "capitals",
  },
  {
    id: "b-for-every-word",
    says: "Each word of an entity has a B-, which makes as many entities of it.",
    edits: [{ replace: fill, with: fill.replace("I-", "B-") }],
    caughtBy: "inside",
  },
  {
    id: "no-b",
    says: "No word has a B-: an entity begins with one, and I- only goes on.",
    edits: [{ replace: first, with: "" }],
    caughtBy: "words",
  },
  {
    id: "io-tags",
    says: "An entity that touches the one before begins with I-, as if it went on: in IOB2 each begins with B-.",
    edits: [
      {
        replace: first,
        with: `if (start === 0 || !tags[start - 1]?.endsWith(type)) ${first}`,
      },
    ],
    caughtBy: "neighbours",
  },
  {
    id: "first-word-only",
    says: "Only the first word of an entity is tagged.",
    edits: [{ replace: fill, with: "" }],
    caughtBy: "inside",
  },
  {
    id: "words-only",
    says: "Only single words are looked up: join neighbours with a space.",
    edits: [{ replace: "next < words.length", with: "next < start + 1" }],
    caughtBy: "inside",
  },
  {
    id: "last-word-missed",
    says: "The last word is never looked at.",
    edits: [{ replace: "next < words.length", with: "next < words.length - 1" }],
    caughtBy: "words",
  },
  {
    id: "types-for-tags",
    says: "The tags are bare types: they begin with B- or I-.",
    edits: [
      { replace: fill, with: "tags.fill(type, start, end);" },
      { replace: first, with: "tags[start] = type;" },
    ],
    caughtBy: "words",
  },
  {
    id: "window-of-five",
    says: "No entry of more than five words is found: how long entries are, the dictionary says.",
    edits: [
      { replace: "if (phrase.length > longest) break;", with: "if (next - start >= 5) break;" },
    ],
    caughtBy: "inside",
  },
  {
    id: "beginnings-of-words",
    says: "A word that only begins like an entry is taken for it: compare whole words.",
    edits: [
      { replace: "if (phrase.length > longest) break;", with: "" },
      {
        replace: "const found = dictionary.get(phrase);",
        with: "const found = dictionary.get(phrase) ?? [...dictionary].find(([form]) => next === start && phrase.startsWith(form))?.[1];",
      },
    ],
    caughtBy: "words",
  },
];
