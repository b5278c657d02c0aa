import type { OwnWords } from "./own-words";

/** Ways to write 09.1. */
export const explorations: readonly OwnWords[] = [
  [
    "one pass over the words, without mentionsOf",
    [
      `function exploreDataset({ labels, train, validation, test }: NerCorpus): DatasetExploration {
  const labelDistribution = new Map<string, number>();
  for (const label of labels) labelDistribution.set(label, 0);
  const entityLengths = new Map<number, number>();
  let words = 0, inside = 0, entities = 0, open = 0, type = "";
  const close = () => {
    if (open > 0) entityLengths.set(open, (entityLengths.get(open) ?? 0) + 1);
    open = 0;
  };
  for (const { tags } of train) {
    for (const tag of tags) {
      words++;
      labelDistribution.set(tag, (labelDistribution.get(tag) ?? 0) + 1);
      if (tag === "O") { close(); continue; }
      inside++;
      const goesOn = tag[0] === "I" && open > 0 && tag.slice(2) === type;
      if (!goesOn) { close(); entities++; type = tag.slice(2); }
      open++;
    }
    close();
  }
  return {
    splitSizes: { train: train.length, validation: validation.length, test: test.length },
    meanTokens: words / train.length,
    labelDistribution,
    entityShare: inside / words,
    meanEntities: entities / train.length,
    entityLengths,
  };
}`,
    ],
  ],
  [
    "flatMap and reduce, plain objects for the counts",
    [
      `const tally = (keys: readonly (string | number)[], start: Record<string, number> = {}) =>
  keys.reduce((counts, key) => ({ ...counts, [key]: (counts[key] ?? 0) + 1 }), start);
const mean = (xs: number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;`,
      `const exploreDataset = (corpus: any): any => {
  const tags: string[] = corpus.train.flatMap((sentence) => sentence.tags);
  const spans = corpus.train.map((sentence) => spansOfTags(sentence.tags));
  const none = Object.fromEntries(corpus.labels.map((label) => [label, 0]));
  return {
    splitSizes: {
      train: corpus.train.length, validation: corpus.validation.length, test: corpus.test.length,
    },
    meanTokens: mean(corpus.train.map(({ tokens }) => tokens.length)),
    labelDistribution: tally(tags, none),
    entityShare: mean(tags.map((tag) => (tag === "O" ? 0 : 1))),
    meanEntities: mean(spans.map((some) => some.length)),
    entityLengths: tally(spans.flat().map(({ start, end }) => end - start)),
  };
};`,
    ],
  ],
  [
    "a class that counts, lengths of mentions sorted",
    [
      `class Counter<Key> extends Map<Key, number> {
  count(key: Key): this {
    return this.set(key, (this.get(key) ?? 0) + 1);
  }
  get total(): number {
    return [...this.values()].reduce((sum, n) => sum + n, 0);
  }
}`,
      `function exploreDataset(corpus: NerCorpus): DatasetExploration {
  const sizes = {} as Record<"train" | "validation" | "test", number>;
  for (const split of ["train", "validation", "test"] as const) sizes[split] = corpus[split].length;
  const labelDistribution = new Counter<string>(corpus.labels.map((label) => [label, 0]));
  const lengths = new Counter<number>();
  for (const sentence of corpus.train) {
    sentence.tags.forEach((tag) => labelDistribution.count(tag));
    mentionsOf(sentence).forEach(({ tokens }) => lengths.count(tokens.length));
  }
  const words = labelDistribution.total;
  return {
    splitSizes: sizes,
    meanTokens: words / sizes.train,
    labelDistribution,
    entityShare: 1 - (labelDistribution.get("O") ?? 0) / words,
    meanEntities: lengths.total / sizes.train,
    entityLengths: new Map([...lengths].sort(([a], [b]) => a - b)),
  };
}`,
    ],
  ],
];

/** Ways to write 09.2. */
export const alignments: readonly OwnWords[] = [
  [
    "a set of the words that had their label",
    [
      `function tokenizeAndAlignLabels(o: AlignOptions): AlignedBatch {
  const ids = labelIds("tokenizeAndAlignLabels", o.sentences, o.labels);
  const { inputIds, attentionMask, wordIds, numTruncatedTokens } = o.tokenizer.encodeBatch(
    o.sentences.map(({ tokens }) => tokens),
    { maxLength: o.maxLength ?? 128, padding: o.padding ?? "longest", splitSpecialTokens: true },
  );
  const labels: number[][] = [];
  for (let s = 0; s < wordIds.length; s++) {
    const seen = new Set<number>();
    labels.push([]);
    for (const word of wordIds[s]) {
      if (word === null || seen.has(word)) {
        labels[s].push(ignoredLabel);
      } else {
        seen.add(word);
        labels[s].push(ids[s][word]);
      }
    }
  }
  return { inputIds, attentionMask, labels, wordIds, numTruncatedTokens };
}`,
    ],
  ],
  [
    "sentence by sentence, padded by hand",
    [
      `const filled = <T>(row: readonly T[], length: number, by: T): T[] =>
  [...row, ...Array<T>(Math.max(0, length - row.length)).fill(by)];`,
      `const tokenizeAndAlignLabels = ({ sentences, labels, tokenizer, maxLength = 128, padding = "longest" }) => {
  const idOf = new Map<string, number>(labels.map((label, id) => [label, id]));
  const rows = sentences.map(({ tokens, tags }, n) => {
    if (tokens.length !== tags.length) throw new DataError("sentence " + n + ": a tag for each word.");
    const ids = tags.map((tag) => {
      const id = idOf.get(tag);
      if (id === undefined) throw new VocabularyError("sentence " + n + ": a tag is no label.");
      return id;
    });
    const row = tokenizer.encode(tokens, { maxLength, splitSpecialTokens: true });
    const first = row.wordIds.map((word, i) => word !== null && row.wordIds.indexOf(word) === i);
    return { ...row, labels: row.wordIds.map((word, i) => (first[i] ? ids[word as number] : -100)) };
  });
  if (rows.length === 0) throw new DataError("tokenizeAndAlignLabels: no sentence.");
  const longest = padding === "maxLength" ? maxLength : Math.max(...rows.map((row) => row.inputIds.length));
  const pad = tokenizer.vocabulary.requireId(tokenizer.specialTokens.padToken);
  return {
    inputIds: rows.map((row) => filled(row.inputIds, longest, pad)),
    attentionMask: rows.map((row) => filled(row.attentionMask, longest, 0)),
    labels: rows.map((row) => filled(row.labels, longest, ignoredLabel)),
    wordIds: rows.map((row) => filled(row.wordIds, longest, null)),
    numTruncatedTokens: rows.map((row) => row.numTruncatedTokens),
  };
};`,
    ],
  ],
  [
    "the place of each word's first piece, written into rows of -100",
    [
      `function firstPieces(wordIds: readonly (number | null)[]): Map<number, number> {
  const places = new Map<number, number>();
  for (let place = wordIds.length - 1; place >= 0; place--) {
    const word = wordIds[place];
    if (word !== null) places.set(word, place);
  }
  return places;
}`,
      `function tokenizeAndAlignLabels(
  { sentences, labels, tokenizer, maxLength = 128, padding = "longest" }: AlignOptions,
): AlignedBatch {
  const idsOfTags = labelIds("tokenizeAndAlignLabels", sentences, labels);
  const encoded = tokenizer.encodeBatch(sentences.map((each) => [...each.tokens]), {
    maxLength, padding, splitSpecialTokens: true,
  });
  const aligned = encoded.inputIds.map((row) => row.map(() => -100));
  encoded.wordIds.forEach((row, s) => {
    firstPieces(row).forEach((place, word) => { aligned[s][place] = idsOfTags[s][word]; });
  });
  return { ...encoded, labels: aligned };
}`,
    ],
  ],
];

/** Ways to write 09.3. */
export const corpusPictures: readonly OwnWords[] = [
  [
    "panelGrid, forms counted in an object",
    [
      `function plotEntityAnalysis(corpus: NerCorpus): Figure {
  const mentions = corpus.train.flatMap((sentence) => mentionsOf(sentence));
  const types = [...new Set(mentions.map((mention) => mention.type))];
  const count: Record<string, number> = Object.create(null);
  for (const mention of mentions) {
    const form = surfaceForm(mention);
    count[form] = (count[form] || 0) + 1;
  }
  const names = Object.keys(count).sort().sort((a, b) => count[b] - count[a]).slice(0, 20);
  const words = corpus.labels.map((label) =>
    corpus.train.reduce((sum, { tags }) => sum + tags.filter((tag) => tag === label).length, 0));
  return panelGrid([
    { title: "Labels", xTitle: "label", yTitle: "words", data: [{ type: "bar", x: [...corpus.labels], y: words }] },
    { title: "Sentences", xTitle: "words", yTitle: "sentences",
      data: [{ type: "histogram", x: corpus.train.map(({ tokens }) => tokens.length) }] },
    { title: "Entities", xTitle: "words", yTitle: "entities", data: types.map((type) => ({
      type: "histogram", name: type,
      x: mentions.filter((m) => m.type === type).map(({ start, end }) => end - start) })) },
    { title: "The most frequent", xTitle: "times", yTitle: "entity", topDown: true,
      data: [{ type: "bar", orientation: "h", x: names.map((name) => count[name]), y: names }] },
  ], { title: "A corpus in four pictures" });
}`,
    ],
  ],
  [
    "axes by hand, standing bars, bars of counts for histograms",
    [
      `function counted<Key>(keys: Iterable<Key>): [Key, number][] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, 1 + (counts.get(key) ?? 0));
  return [...counts];
}`,
      `const barsOf = (pairs: [any, number][], n: string, more = {}) => ({
  type: "bar", x: pairs.map(([key]) => key), y: pairs.map(([, times]) => times),
  xaxis: "x" + n, yaxis: "y" + n, ...more,
});`,
      `const plotEntityAnalysis = async ({ labels, train }: any): Promise<any> => {
  const tags = train.flatMap((sentence) => sentence.tags);
  const all = train.flatMap((sentence) => mentionsOf(sentence));
  const top = counted(all.map((mention) => mention.tokens.join(" ").toLowerCase()))
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 20);
  const axis = (text) => ({ title: { text } });
  return {
    data: [
      barsOf(labels.map((label) => [label, tags.filter((tag) => tag === label).length]), ""),
      barsOf(counted(train.map(({ tokens }) => tokens.length)), "2"),
      ...[...new Set(all.map(({ type }) => type))].map((type) =>
        barsOf(counted(all.filter((each) => each.type === type).map(({ tokens }) => tokens.length)), "3",
          { name: type })),
      barsOf(top, "4"),
    ],
    layout: {
      title: { text: "Labels, lengths and entities" },
      grid: { rows: 2, columns: 2, pattern: "independent" },
      xaxis: axis("label"), yaxis: axis("words"),
      xaxis2: axis("words a sentence"), yaxis2: axis("sentences"),
      xaxis3: axis("words an entity"), yaxis3: axis("entities"),
      xaxis4: axis("entity"), yaxis4: axis("times"),
    },
  };
};`,
    ],
  ],
  [
    "types from the labels, histograms that lie, titles as text",
    [
      `function plotEntityAnalysis(corpus: NerCorpus): Figure {
  const lengths = new Map<string, number[]>();
  const forms = new Map<string, number>();
  const perLabel = new Map(corpus.labels.map((label): [string, number] => [label, 0]));
  for (const { tokens, tags } of corpus.train) {
    for (const tag of tags) perLabel.set(tag, (perLabel.get(tag) ?? 0) + 1);
    for (const { type, start, end } of spansOfTags(tags)) {
      lengths.set(type, [...(lengths.get(type) ?? []), end - start]);
      const form = tokens.slice(start, end).join(" ").toLowerCase();
      forms.set(form, (forms.get(form) ?? 0) + 1);
    }
  }
  const ranked = Array.from(forms, ([form, n]) => ({ form, n }));
  ranked.sort((a, b) => (a.n !== b.n ? b.n - a.n : a.form < b.form ? -1 : 1));
  const shown = ranked.slice(0, 20).reverse();
  const types = corpus.labels.filter((label) => label.startsWith("B-")).map((label) => label.substring(2));
  const data: any[] = [
    { type: "bar", x: [...perLabel.keys()], y: [...perLabel.values()], xaxis: "x", yaxis: "y" },
    { type: "histogram", x: corpus.train.map((s) => s.tokens.length), xaxis: "x2", yaxis: "y2" },
  ];
  for (const type of types) {
    data.push({ type: "histogram", name: type, x: lengths.get(type) ?? [], xaxis: "x3", yaxis: "y3" });
  }
  data.push({ type: "bar", orientation: "h", y: shown.map((s) => s.form), x: shown.map((s) => s.n),
    xaxis: "x4", yaxis: "y4" });
  const layout: any = { title: "What stands in the corpus" };
  ["label", "words in a sentence", "words in an entity", "times"].forEach((title, i) => {
    layout[i === 0 ? "xaxis" : "xaxis" + (i + 1)] = { title };
  });
  ["words", "sentences", "entities", "entity"].forEach((title, i) => {
    layout[i === 0 ? "yaxis" : "yaxis" + (i + 1)] = { title };
  });
  return { data, layout };
}`,
    ],
  ],
];
