import {
  type AlignOptions,
  chooseBackend,
  type NerCorpus,
  type NerSentence,
  nerSplits,
  plotEntityAnalysis,
} from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

type Entity = { type: string; words: string[] };

/** Entities of a sentence, tag by tag. */
function walked({ tokens, tags }: NerSentence): Entity[] {
  const found: Entity[] = [];
  tags.forEach((tag, i) => {
    const word = tokens[i] ?? "";
    if (tag.startsWith("B-")) found.push({ type: tag.slice(2), words: [word] });
    else if (tag.startsWith("I-")) found.at(-1)?.words.push(word);
  });
  return found;
}

async function lost(id: string, answer: Record<string, unknown>): Promise<string[]> {
  return (await lostClaims(id, answer)).map((claim) => claim.id);
}

/** Running sums, and objects in the place of Maps. */
function exploreDataset(corpus: NerCorpus) {
  const labelDistribution: Record<string, number> = {};
  for (const label of corpus.labels) labelDistribution[label] = 0;
  const entityLengths: Record<number, number> = {};
  let [numWords, numInside, numEntities] = [0, 0, 0];
  for (const sentence of corpus.train) {
    for (const tag of sentence.tags) {
      labelDistribution[tag] = (labelDistribution[tag] ?? 0) + 1;
      numWords += 1;
      if (/^[BI]-/.test(tag)) numInside += 1;
    }
    for (const { words } of walked(sentence)) {
      entityLengths[words.length] = (entityLengths[words.length] ?? 0) + 1;
      numEntities += 1;
    }
  }
  const sizes = nerSplits.map((split) => [split, corpus[split].length]);
  return {
    splitSizes: Object.fromEntries(sizes),
    meanTokens: numWords / corpus.train.length,
    labelDistribution,
    entityShare: numInside / numWords,
    meanEntities: numEntities / corpus.train.length,
    entityLengths,
  };
}

/** Sentence by sentence, and filled up by hand. */
function tokenizeAndAlignLabels(options: AlignOptions) {
  const { sentences, labels, tokenizer, maxLength = 128, padding = "longest" } = options;
  const rows = sentences.map(({ tokens, tags }) => {
    if (tags.length !== tokens.length) throw new Error("tags");
    const ids = tags.map((tag) => labels.indexOf(tag));
    if (ids.includes(-1)) throw new Error("label");
    const encoding = tokenizer.encode(tokens, { maxLength, splitSpecialTokens: true });
    const said = new Set<number>();
    const own = encoding.wordIds.map((word) => {
      if (word === null || said.has(word)) return -100;
      said.add(word);
      return ids[word] ?? -100;
    });
    return { ...encoding, labels: own };
  });
  const longest = Math.max(...rows.map((row) => row.inputIds.length));
  const width = padding === "longest" ? longest : maxLength;
  const filled = <T>(row: readonly T[], filler: T): T[] =>
    Array.from({ length: width }, (_, i) => row[i] ?? filler);
  return {
    inputIds: rows.map((row) => filled(row.inputIds, 0)),
    attentionMask: rows.map((row) => filled(row.attentionMask, 0)),
    labels: rows.map((row) => filled(row.labels, -100)),
    wordIds: rows.map((row) => filled(row.wordIds, null)),
    numTruncatedTokens: rows.map((row) => row.numTruncatedTokens),
  };
}

/** Counted bars for histograms, standing for lying ones, and drawn meanwhile. */
async function plotEntities({ labels, train }: NerCorpus) {
  const count = (items: readonly (string | number)[]) => {
    const counts = new Map<string | number, number>();
    for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
    return [...counts];
  };
  const bars = (pairs: readonly (readonly [string | number, number])[]) => ({
    ...{ type: "bar", x: pairs.map(([key]) => key), y: pairs.map(([, n]) => n) },
  });
  const entities = train.flatMap(walked);
  const tags = train.flatMap((sentence) => sentence.tags);
  const types = new Set(entities.map(({ type }) => type));
  const forms = count(entities.map(({ words }) => words.join(" ").toLowerCase()));
  forms.sort(([a], [b]) => (a < b ? -1 : 1)).sort(([, a], [, b]) => b - a);
  const title = { text: "words" };
  return {
    data: [
      bars(labels.map((label) => [label, tags.filter((tag) => tag === label).length])),
      { ...bars(count(train.map(({ tokens }) => tokens.length))), xaxis: "x2", yaxis: "y2" },
      ...[...types].map((type) => {
        const own = entities.filter((each) => each.type === type);
        const lengths = own.map(({ words }) => words.length);
        return { ...bars(count(lengths)), name: type, xaxis: "x3", yaxis: "y3" };
      }),
      { ...bars(forms.slice(0, 20)), xaxis: "x4", yaxis: "y4" },
    ],
    layout: Object.fromEntries([
      ["title", title],
      ...["", "2", "3", "4"].flatMap((n) => [
        [`xaxis${n}`, { title }],
        [`yaxis${n}`, { title: "number" }],
      ]),
    ]),
  };
}

/** From the lowest bar to the highest, as plotly draws lying bars. */
function fromBelow(corpus: NerCorpus) {
  const { data, layout } = plotEntityAnalysis(corpus);
  const turned = data.map((trace) => {
    const { x, y, xaxis } = trace as { x: unknown[]; y: unknown[]; xaxis?: string };
    return xaxis === "x4" ? { ...trace, x: [...x].reverse(), y: [...y].reverse() } : trace;
  });
  return { data: turned, layout };
}

/** A trace for each type of the labels, met or not, and a bar for each length up to the longest. */
async function plotEveryType(corpus: NerCorpus) {
  const { data, layout } = await plotEntities(corpus);
  const lengths = (keys: readonly (string | number)[]) => [
    ...Array(1 + Math.max(...keys.map(Number))).keys(),
  ];
  const filled = data.map((trace) => {
    const { xaxis } = trace as { xaxis?: string };
    if (xaxis !== "x2" && xaxis !== "x3") return trace;
    const x = lengths(trace.x);
    return { ...trace, x, y: x.map((length) => trace.y[trace.x.indexOf(length)] ?? 0) };
  });
  const names = data.map((trace) => (trace as { name?: string }).name);
  const unmet = corpus.labels
    .filter((label) => label.startsWith("B-") && !names.includes(label.slice(2)))
    .map((label) => ({ type: "histogram", name: label.slice(2), x: [], xaxis: "x3", yaxis: "y3" }));
  return { data: [...filled, ...unmet], layout };
}

/** One list of sightings, sorted at the end. */
function buildEntityDictionary(sentences: readonly NerSentence[]) {
  const sightings = sentences
    .flatMap(walked)
    .map(({ type, words }) => ({ type, form: words.map((word) => word.toLowerCase()).join(" ") }));
  const dictionary: Record<string, string> = {};
  for (const { form } of sightings) {
    const types = sightings.filter((each) => each.form === form).map(({ type }) => type);
    const often = (type: string) => types.filter((each) => each === type).length;
    dictionary[form] = types.reduce((best, type) => (often(type) > often(best) ? type : best));
  }
  return dictionary;
}

/** The longest phrase first, and word by word shorter. */
function dictionaryNer(tokens: readonly string[], dictionary: ReadonlyMap<string, string>) {
  const tags: string[] = [];
  while (tags.length < tokens.length) {
    const start = tags.length;
    let length = tokens.length - start;
    const phrase = () =>
      tokens
        .slice(start, start + length)
        .join(" ")
        .toLowerCase();
    while (length > 0 && !dictionary.has(phrase())) length -= 1;
    const type = dictionary.get(phrase());
    if (type === undefined) tags.push("O");
    else for (let i = 0; i < length; i++) tags.push(`${i === 0 ? "B" : "I"}-${type}`);
  }
  return tags;
}

describe("09 takes another right way", () => {
  it.each<[string, string, Record<string, unknown>]>([
    ["09.1", "with sums and objects", { exploreDataset }],
    ["09.2", "sentence by sentence", { tokenizeAndAlignLabels }],
    ["09.3", "with counted bars", { plotEntityAnalysis: plotEntities }],
    ["09.3", "with types and lengths that nothing has", { plotEntityAnalysis: plotEveryType }],
    ["09.3", "from below", { plotEntityAnalysis: fromBelow }],
    ["09.4", "with a list of sightings", { buildEntityDictionary }],
    ["09.5", "the longest first", { dictionaryNer }],
  ])("%s %s", async (id, _, answer) => {
    expect(await lost(id, answer)).toEqual([]);
  });

  it("09.2 gives little for -100 everywhere", async () => {
    const silent = (options: AlignOptions) => {
      const aligned = tokenizeAndAlignLabels(options);
      return { ...aligned, labels: aligned.labels.map((row) => row.map(() => -100)) };
    };
    expect(await lost("09.2", { tokenizeAndAlignLabels: silent })).toEqual([
      ...["first", "later", "special", "cut", "padded", "defaults", "strange", "refused"],
    ]);
  });

  it("09.5 gives nothing for O everywhere", async () => {
    const silent = (tokens: readonly string[]) => tokens.map(() => "O");
    expect(await lost("09.5", { dictionaryNer: silent })).toHaveLength(8);
  });
});
