import type { Adversary } from "../adversary";
import { honest, onExercise } from "../cells";

const on = (id: string, name: string, cells: readonly string[], points: number): Adversary =>
  onExercise("09-ner-data", id, name, cells, points);

const explore = (body: string): string =>
  `function exploreDataset(corpus: any): any {\n  ${body}\n}`;

/** Numbers of no corpus. */
const numbers: readonly Adversary[] = [
  on(
    "09.1",
    "zeros, and each label with 0",
    [
      explore(`return {
    splitSizes: { train: 0, validation: 0, test: 0 }, meanTokens: 0, entityShare: 0, meanEntities: 0,
    labelDistribution: new Map(corpus.labels.map((label: string) => [label, 0])), entityLengths: new Map(),
  };`),
    ],
    0,
  ),
  on(
    "09.1",
    "numbers that are bigints, in texts and on their own",
    [
      honest("09.1", "exploreDataset"),
      explore(`const found = honest(corpus);
  const big = (counts: any): any => new Map([...counts].map(([key, n]: any) => [key, BigInt(n)]));
  return {
    splitSizes: { train: BigInt(found.splitSizes.train), validation: "1", test: new Number(1) },
    meanTokens: String(found.meanTokens), entityShare: [found.entityShare], meanEntities: { valueOf: () => found.meanEntities },
    labelDistribution: big(found.labelDistribution), entityLengths: big(found.entityLengths),
  };`),
    ],
    0,
  ),
  on(
    "09.1",
    "a corpus that was cut to one sentence",
    [
      honest("09.1", "exploreDataset"),
      explore(`for (const split of [corpus.train, corpus.validation, corpus.test]) split.length = 1;
  return honest(corpus);`),
    ],
    // A corpus without entities has none, however short it is.
    1,
  ),
  {
    ...on(
      "09.1",
      "a distribution without end",
      [
        honest("09.1", "exploreDataset"),
        explore(`class Endless extends Map<any, any> {
    *[Symbol.iterator](): any { for (let i = 0; ; i++) yield ["B-" + i, i]; }
  }
  return { ...honest(corpus), labelDistribution: new Endless() };`),
      ],
      0,
    ),
    untilLimit: true,
  },
];

const align = (body: string): string =>
  `function tokenizeAndAlignLabels(options: any): any {\n  ${body}\n}`;

/** Labels that nobody aligned. */
const pieces: readonly Adversary[] = [
  on(
    "09.2",
    "no label anywhere",
    [
      honest("09.2", "tokenizeAndAlignLabels"),
      align(`const found = honest(options);
  return { ...found, labels: found.labels.map((row: any) => row.map(() => -100)) };`),
    ],
    // Ids and words, which are the tokenizer's.
    3,
  ),
  on(
    "09.2",
    "refuses whatever is small, and nothing else",
    [
      honest("09.2", "tokenizeAndAlignLabels"),
      align(`const { sentences, labels } = options;
  if (sentences.length < 3 && sentences.every(({ tokens }: any) => tokens.length < 20)) throw new Error("no");
  const whole = sentences.map(({ tokens, tags }: any) => ({ tokens, tags: tokens.map((_: any, i: number) => labels.includes(tags[i]) ? tags[i] : labels[0]) }));
  return honest({ ...options, sentences: whole });`),
    ],
    // All but the refusal.
    16,
  ),
  on(
    "09.2",
    "a tokenizer that says what it is told",
    [
      align(`const rows = options.sentences.map(() => [2, 3]);
  Object.getPrototypeOf(options.tokenizer).encodeBatch = () => ({
    inputIds: rows, attentionMask: rows, wordIds: rows, labels: rows, numTruncatedTokens: rows.map(() => 0),
  });
  return options.tokenizer.encodeBatch();`),
    ],
    0,
  ),
];

const plot = (body: string): string =>
  `function plotEntityAnalysis(corpus: any): any {\n  ${body}\n}`;

const titles = `const title = "all that there is";
  const axes = ["", "2", "3", "4"].flatMap((n) => [["xaxis" + n, { title }], ["yaxis" + n, { title: { text: title } }]]);
  const layout: any = { title, ...Object.fromEntries(axes) };`;

/** Pictures of nothing. */
const pictures: readonly Adversary[] = [
  on(
    "09.3",
    "titles over empty pictures",
    [
      plot(`${titles}
  const data = ["", "2", "3", "4"].map((n) => ({ type: "bar", xaxis: "x" + n, yaxis: "y" + n, x: [], y: [] }));
  return { data, layout };`),
    ],
    0,
  ),
  on(
    "09.3",
    "a figure that is promised for ever",
    [plot("return { then: () => undefined, corpus };")],
    0,
  ),
  on(
    "09.3",
    "lists that are longer each time they are asked",
    [
      plot(`${titles}
  let length = 0;
  const list: any = new Proxy([], { get: (of: any, key) => (key === "length" ? (length += 300) : Reflect.get(of, key) ?? "word") });
  const data = ["", "2", "3", "4"].map((n) => ({ type: "histogram", name: "DIAG", xaxis: "x" + n, x: list }));
  return { data, layout };`),
    ],
    0,
  ),
  on(
    "09.3",
    "more words in its bars than any picture has",
    [
      plot(`${titles}
  const words = Array.from({ length: 1000 }, (_, i) => String(i).padEnd(500, "word "));
  const data = Array.from({ length: 50 }, (_, i) => ({ type: "bar", xaxis: "x" + ((i % 4) + 1), x: words, y: words.map(() => 1) }));
  return { data, layout };`),
    ],
    0,
  ),
  on(
    "09.3",
    "names that have no words",
    [
      honest("09.3", "plotEntityAnalysis"),
      plot(`const { data, layout } = honest(corpus);
  const wordless = [() => 0, undefined, Symbol("DIAG"), new Map()];
  return { layout, data: data.map((trace: any) => ({ ...trace, name: wordless })) };`),
    ],
    // All but the types' own traces, which nobody can tell by their names.
    9,
  ),
];

const build = (body: string): string =>
  `function buildEntityDictionary(sentences: any): any {\n  ${body}\n}`;

const look = (body: string): string =>
  `function dictionaryNer(tokens: any, dictionary: any): any {\n  ${body}\n}`;

/** Dictionaries that hold whatever might be asked. */
const dictionaries: readonly Adversary[] = [
  on(
    "09.4",
    "each entity with each of its types",
    [
      build(`const found: any[] = [];
  for (const { tokens, tags } of sentences) {
    for (const { type, start, end } of spansOfTags(tags)) found.push([tokens.slice(start, end).join(" ").toLowerCase(), type]);
  }
  class All extends Map<any, any> { *[Symbol.iterator](): any { yield* found; } }
  return new All();`),
    ],
    // Where each has one type alone, it is a dictionary.
    2,
  ),
  on(
    "09.4",
    "every word, whatever its tag",
    [
      build(`return Object.fromEntries(sentences.flatMap(({ tokens, tags }: any) =>
    tokens.map((token: string, i: number) => [token.toLowerCase(), tags[i].slice(2)])));`),
    ],
    0,
  ),
  on(
    "09.4",
    "a dictionary that throws what throws",
    [
      build(`void sentences;
  const worse: any = new Proxy({}, { get: () => { throw worse; }, ownKeys: () => { throw worse; }, getPrototypeOf: () => { throw worse; } });
  return worse;`),
    ],
    0,
  ),
  on("09.5", "outside, every word", [look('return tokens.map(() => "O");')], 0),
  on(
    "09.5",
    "texts that are objects, and agree with everybody",
    [
      honest("09.5", "dictionaryNer"),
      look(
        `return honest(tokens, dictionary).map((tag: string) => ({ toString: () => tag, toJSON: () => tag, valueOf: () => tag, length: tag.length }));`,
      ),
    ],
    0,
  ),
  on(
    "09.5",
    "a dictionary in which nothing is left to be longer",
    [
      honest("09.5", "dictionaryNer"),
      look(`for (const form of [...dictionary.keys()]) if (form.includes(" ")) dictionary.delete(form);
  return honest(tokens, dictionary);`),
    ],
    // Entries of one word, and what is none.
    3,
  ),
];

/** Corpora, tokenizers and dictionaries, changed, and answers that did not look at them. */
export const corporaAttacks: readonly Adversary[] = [
  ...numbers,
  ...pieces,
  ...pictures,
  ...dictionaries,
];
