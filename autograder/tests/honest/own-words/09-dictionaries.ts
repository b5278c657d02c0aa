import type { OwnWords } from "./own-words";

/** Ways to write 09.4. */
export const dictionaries: readonly OwnWords[] = [
  [
    "sightings in a list, most frequent by a loop",
    [
      `function buildEntityDictionary(sentences: readonly NerSentence[]): Map<string, string> {
  const seen = new Map<string, string[]>();
  for (const sentence of sentences) {
    for (const mention of mentionsOf(sentence)) {
      const key = surfaceForm(mention);
      if (!seen.has(key)) seen.set(key, []);
      seen.get(key)?.push(mention.type);
    }
  }
  const dictionary = new Map<string, string>();
  seen.forEach((types, key) => {
    let best = "", most = 0;
    for (const type of types) {
      const times = types.filter((each) => each === type).length;
      if (times > most) [best, most] = [type, times];
    }
    dictionary.set(key, best);
  });
  return dictionary;
}`,
    ],
  ],
  [
    "tags read by hand, counts in objects, a plain object comes back",
    [
      `function entitiesOf({ tokens, tags }) {
  const found: { words: string[]; type: string }[] = [];
  tags.forEach((tag, i) => {
    if (tag === "O") return;
    const [prefix] = tag;
    const type = tag.slice(2);
    const goesOn = prefix === "I" && i > 0 && tags[i - 1] !== "O" && tags[i - 1].slice(2) === type;
    if (goesOn) found[found.length - 1].words.push(tokens[i]);
    else found.push({ words: [tokens[i]], type });
  });
  return found.map(({ words, type }) => ({ key: words.join(" ").toLowerCase(), type }));
}`,
      `const buildEntityDictionary = (sentences): any => {
  const counts: any = Object.create(null);
  for (const { key, type } of sentences.flatMap(entitiesOf)) {
    counts[key] ??= Object.create(null);
    counts[key][type] = (counts[key][type] ?? 0) + 1;
  }
  const typeOf = (byType: Record<string, number>) =>
    Object.entries(byType).reduce((best, each) => (each[1] > best[1] ? each : best))[0];
  return Object.fromEntries(Object.entries(counts).map(([key, byType]: any) => [key, typeOf(byType)]));
};`,
    ],
  ],
  [
    "a running vote, then a sort that is stable",
    [
      `class Votes {
  private readonly votes = new Map<string, number>();
  add(type: string): void {
    this.votes.set(type, (this.votes.get(type) ?? 0) + 1);
  }
  winner(): string {
    const [[type]] = [...this.votes].sort((a, b) => b[1] - a[1]);
    return type;
  }
}`,
      `function buildEntityDictionary(sentences: readonly NerSentence[]): Map<string, string> {
  const ballots: Map<string, Votes> = new Map();
  sentences.forEach(({ tokens, tags }) => {
    const lower = tokens.map((token) => token.toLowerCase());
    spansOfTags(tags).forEach(({ start, end, type }) => {
      const key = lower.slice(start, end).join(" ");
      const votes = ballots.get(key) ?? new Votes();
      votes.add(type);
      ballots.set(key, votes);
    });
  });
  return new Map(Array.from(ballots, ([key, votes]) => [key, votes.winner()]));
}`,
    ],
  ],
];

/** Ways to write 09.5. */
export const lookUps: readonly OwnWords[] = [
  [
    "from the longest phrase down, tags filled in",
    [
      `function dictionaryNer(tokens: readonly string[], dictionary: ReadonlyMap<string, string>): string[] {
  const words = tokens.map((token) => token.toLowerCase());
  const tags: string[] = new Array(words.length).fill("O");
  let start = 0;
  while (start < words.length) {
    let end = words.length;
    while (end > start && !dictionary.has(words.slice(start, end).join(" "))) end--;
    if (end > start) {
      const type = dictionary.get(words.slice(start, end).join(" "));
      tags.fill("I-" + type, start, end);
      tags[start] = "B-" + type;
    }
    start = Math.max(end, start + 1);
  }
  return tags;
}`,
    ],
  ],
  [
    "a tree of words",
    [
      `interface Branch { readonly next: Map<string, Branch>; type?: string }
function treeOf(dictionary: ReadonlyMap<string, string>): Branch {
  const root: Branch = { next: new Map() };
  dictionary.forEach((type, entity) => {
    let at = root;
    for (const word of entity.split(" ")) {
      const next = at.next.get(word) ?? { next: new Map() };
      at.next.set(word, next);
      at = next;
    }
    at.type = type;
  });
  return root;
}`,
      `const dictionaryNer = (tokens, dictionary) => {
  const root = treeOf(dictionary);
  const tags: string[] = [];
  for (let i = 0; i < tokens.length; ) {
    let branch: Branch | undefined = root;
    let length = 0, type = "";
    for (let j = i; j < tokens.length && branch; j++) {
      branch = branch.next.get(tokens[j].toLowerCase());
      if (branch?.type !== undefined) { length = j - i + 1; type = branch.type; }
    }
    if (length === 0) { tags.push("O"); i += 1; continue; }
    for (let k = 0; k < length; k++) tags.push((k === 0 ? "B-" : "I-") + type);
    i += length;
  }
  return tags;
};`,
    ],
  ],
  [
    "recursion on the rest of the sentence, tagsOfSpans at the end",
    [
      `function found(
  words: string[], dictionary: ReadonlyMap<string, string>, longest: number, at = 0,
): { type: string; start: number; end: number }[] {
  if (at >= words.length) return [];
  const lengths = Array.from({ length: Math.min(longest, words.length - at) }, (_, i) => i + 1).reverse();
  const length = lengths.find((n) => dictionary.has(words.slice(at, at + n).join(" ")));
  if (length === undefined) return found(words, dictionary, longest, at + 1);
  const type = dictionary.get(words.slice(at, at + length).join(" ")) as string;
  return [{ type, start: at, end: at + length }, ...found(words, dictionary, longest, at + length)];
}`,
      `import { tagsOfSpans } from "@attending/lib";

function dictionaryNer(tokens: readonly string[], dictionary: ReadonlyMap<string, string>): string[] {
  const longest = [...dictionary.keys()].reduce((most, key) => Math.max(most, key.split(" ").length), 0);
  const spans = found(tokens.map((token) => token.toLowerCase()), dictionary, longest);
  return tagsOfSpans(spans, tokens.length);
}`,
    ],
  ],
];
