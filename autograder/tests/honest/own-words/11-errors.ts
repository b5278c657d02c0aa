import type { OwnWords } from "./own-words";

/** Ways to write 11.2. */
export const errorAnalyses: readonly OwnWords[] = [
  [
    "all pairs ranked once, and taken greedily",
    [
      `const rankOf = (pair: SpanPair) =>
  haveSameBounds(pair) ? (haveSameType(pair) ? 0 : 1) : haveSameType(pair) ? 2 : 3;`,
      `function near(tokens: readonly string[], { start, end }: EntitySpan, window: number, triggers: readonly string[]) {
  const before = tokens.slice(Math.max(start - window, 0), start);
  const behind = tokens.slice(end, end + window);
  return holdsPhrase(before, triggers) || holdsPhrase(behind, triggers);
}`,
      `function errorAnalysis(o: ErrorAnalysisOptions): ErrorAnalysis {
  const { numExamples = 100, numShown = 3, window = 5, triggers = negationTriggers, mode = { mode: "strict" } as const } = o;
  requireTagTables("errorAnalysis", o.sentences.map((s) => s.tags), o.predicted);
  const errors: EntityError[] = [];
  const looked = o.sentences.slice(0, numExamples);
  looked.forEach(({ tokens, tags }, sentence) => {
    const gold = spansOfTags(tags, mode);
    const guesses = spansOfTags(o.predicted[sentence], mode);
    const used: EntitySpan[] = [];
    const ranked = overlappingPairs(gold, guesses).map((pair) => ({ pair, rank: rankOf(pair) }));
    ranked.sort((a, b) => a.rank - b.rank);
    const flag = (span: EntitySpan) => near(tokens, span, window, triggers);
    for (const { pair, rank } of ranked) {
      if (used.includes(pair.gold) || used.includes(pair.predicted)) continue;
      used.push(pair.gold, pair.predicted);
      if (rank === 0) continue;
      errors.push({ kind: errorKinds[rank - 1], sentence, ...pair, isNegated: flag(pair.gold) });
    }
    for (const span of gold) if (!used.includes(span)) errors.push({ kind: "missing", sentence, gold: span, isNegated: flag(span) });
    for (const span of guesses) if (!used.includes(span)) errors.push({ kind: "hallucinated", sentence, predicted: span, isNegated: flag(span) });
  });
  const kinds = errorKinds.map((kind) => {
    const own = errors.filter((error) => error.kind === kind);
    return {
      kind,
      count: own.length,
      share: errors.length ? own.length / errors.length : 0,
      numNegated: own.filter((error) => error.isNegated).length,
      examples: own.slice(0, numShown),
    };
  });
  return { mode: modeName(mode), numExamples: looked.length, errors, kinds };
}`,
    ],
  ],
  [
    "overlaps by hand, and the triggers as a text",
    [
      `const spaced = (words: readonly string[]) => " " + words.join(" ").toLowerCase() + " ";
const isNear = (words: readonly string[], span: EntitySpan, reach: number, triggers: readonly string[]) => {
  const sides = [words.filter((_, i) => i < span.start && i >= span.start - reach), words.filter((_, i) => i >= span.end && i < span.end + reach)];
  return sides.some((side) => triggers.some((trigger) => spaced(side).includes(spaced([trigger]))));
};`,
      `const shared = (a: EntitySpan, b: EntitySpan) => Math.min(a.end, b.end) - Math.max(a.start, b.start);`,
      `class Sorter {
  readonly found: EntityError[] = [];
  private gold: EntitySpan[];
  private guesses: EntitySpan[];
  constructor(private readonly sentence: number, gold: EntitySpan[], guesses: EntitySpan[], private readonly flag: (span: EntitySpan) => boolean) {
    this.gold = [...gold];
    this.guesses = [...guesses];
  }
  take(fits: (a: EntitySpan, b: EntitySpan) => boolean, kind?: ErrorKind): void {
    for (;;) {
      let best: [EntitySpan, EntitySpan] | undefined;
      for (const a of this.gold) {
        for (const b of this.guesses) {
          if (shared(a, b) > 0 && fits(a, b) && (!best || shared(a, b) > shared(...best))) best = [a, b];
        }
      }
      if (!best) return;
      const [gold, predicted] = best;
      this.gold = this.gold.filter((span) => span !== gold);
      this.guesses = this.guesses.filter((span) => span !== predicted);
      if (kind) this.found.push({ kind, sentence: this.sentence, gold, predicted, isNegated: this.flag(gold) });
    }
  }
  rest(): EntityError[] {
    const { sentence, flag } = this;
    return [
      ...this.found,
      ...this.gold.map((gold) => ({ kind: "missing" as const, sentence, gold, predicted: undefined, isNegated: flag(gold) })),
      ...this.guesses.map((predicted) => ({ kind: "hallucinated" as const, sentence, gold: undefined, predicted, isNegated: flag(predicted) })),
    ];
  }
}`,
      `function errorAnalysis({ sentences, predicted, numExamples = 100, numShown = 3, window = 5, triggers = negationTriggers, mode = { mode: "strict" } }: ErrorAnalysisOptions): ErrorAnalysis {
  requireTagTables("errorAnalysis", sentences.map(({ tags }) => tags), predicted);
  const n = Math.min(numExamples, sentences.length);
  const errors = Array.from({ length: n }, (_, s) => {
    const { tokens, tags } = sentences[s];
    const sorter = new Sorter(s, spansOfTags(tags, mode), spansOfTags(predicted[s], mode), (span) => isNear(tokens, span, window, triggers));
    const bounds = (a: EntitySpan, b: EntitySpan) => a.start === b.start && a.end === b.end;
    const type = (a: EntitySpan, b: EntitySpan) => a.type === b.type;
    sorter.take((a, b) => bounds(a, b) && type(a, b));
    sorter.take(bounds, "type");
    sorter.take(type, "boundary");
    sorter.take(() => true, "boundary and type");
    return sorter.rest();
  }).flat();
  const tally = new Map<ErrorKind, ErrorKindCount & { examples: EntityError[] }>();
  for (const kind of errorKinds) tally.set(kind, { kind, count: 0, share: 0, numNegated: 0, examples: [] });
  for (const error of errors) {
    const before = tally.get(error.kind)!;
    const examples = before.count < numShown ? [...before.examples, error] : before.examples;
    const count = before.count + 1;
    tally.set(error.kind, { kind: error.kind, count, examples, share: 0, numNegated: before.numNegated + Number(error.isNegated) });
  }
  const kinds = [...tally.values()].map((row) => ({ ...row, share: row.count / Math.max(1, errors.length) }));
  return { kinds, errors, numExamples: n, mode: modeName(mode) };
}`,
    ],
  ],
  [
    "errors put into order afterwards, left to right in their kind",
    [
      `type Question = (pair: SpanPair) => boolean;
const questions: [ErrorKind | "right", Question][] = [
  ["right", (p) => haveSameBounds(p) && haveSameType(p)],
  ["type", haveSameBounds],
  ["boundary", haveSameType],
  ["boundary and type", () => true],
];`,
      `const spanOf = (error: { gold?: EntitySpan; predicted?: EntitySpan }) => (error.gold ?? error.predicted) as EntitySpan;`,
      `function errorAnalysis(options: ErrorAnalysisOptions): ErrorAnalysis {
  const { sentences, predicted, numExamples = 100, numShown = 3, window: w = 5, triggers = negationTriggers, mode = { mode: "strict" as const } } = options;
  requireTagTables("errorAnalysis", sentences.map(({ tags }) => tags), predicted);
  const some = sentences.slice(0, numExamples);
  const errors = some.flatMap(({ tokens, tags }, sentence) => {
    const gold = spansOfTags(tags, mode);
    const guessed = spansOfTags(predicted[sentence], mode);
    const pairs = overlappingPairs(gold, guessed);
    const partner = new Map<EntitySpan, EntitySpan>();
    const drafts: { kind: ErrorKind; gold?: EntitySpan; predicted?: EntitySpan }[] = [];
    for (const [kind, fits] of questions) {
      for (const pair of pairs) {
        if (partner.has(pair.gold) || partner.has(pair.predicted) || !fits(pair)) continue;
        partner.set(pair.gold, pair.predicted).set(pair.predicted, pair.gold);
        if (kind !== "right") drafts.push({ kind, ...pair });
      }
    }
    gold.filter((g) => !partner.has(g)).forEach((g) => drafts.push({ kind: "missing", gold: g }));
    guessed.filter((p) => !partner.has(p)).forEach((p) => drafts.push({ kind: "hallucinated", predicted: p }));
    return drafts
      .sort((a, b) => errorKinds.indexOf(a.kind) - errorKinds.indexOf(b.kind) || spanOf(a).start - spanOf(b).start)
      .map((draft): EntityError => {
        const { start, end } = spanOf(draft);
        const sides = [tokens.slice(start < w ? 0 : start - w, start), tokens.slice(end, end + w)];
        return { sentence, ...draft, isNegated: sides.some((side) => holdsPhrase(side, triggers)) };
      });
  });
  return {
    errors,
    mode: modeName(mode),
    numExamples: some.length,
    kinds: errorKinds.map((kind) => {
      const own = errors.filter((each) => each.kind === kind);
      const numNegated = own.reduce((n, each) => n + (each.isNegated ? 1 : 0), 0);
      return { kind, count: own.length, numNegated, share: own.length === 0 ? 0 : own.length / errors.length, examples: own.filter((_, i) => i < numShown) };
    }),
  };
}`,
    ],
  ],
];
