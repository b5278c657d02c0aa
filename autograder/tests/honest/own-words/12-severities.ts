import type { OwnWords } from "./own-words";

/** Ways to write 12.3. */
export const severities: readonly OwnWords[] = [
  [
    "grades in a list, and counted afterwards",
    [
      `const grade = (types: string[], critical: readonly string[]) => (types.some((t) => critical.includes(t)) ? 3 : 2);`,
      `const errorSeverities = (gold: TagTable, predicted: TagTable, options: SeverityOptions = {}): ErrorSeverities => {
  const critical = options.criticalTypes ?? ["DIAG", "MED"];
  requireTagTables("errorSeverities", gold, predicted);
  const grades = gold.flatMap((tags, s) => {
    const { pairs, missed, spurious } = pairSpans(spansOfTags(tags), spansOfTags(predicted[s]));
    const ofPairs = pairs.map(({ gold: g, predicted: p }) =>
      g.type !== p.type ? grade([g.type, p.type], critical) : g.start !== p.start || g.end !== p.end ? 1 : 0);
    return [...ofPairs, ...[...missed, ...spurious].map(({ type }) => grade([type], critical))];
  });
  const count = (n: number) => grades.filter((g) => g === n).length;
  return { critical: count(3), moderate: count(2), minor: count(1) };
};`,
    ],
  ],
  [
    "loops, and errors taken off a set of open spans",
    [
      `function errorSeverities(gold: TagTable, predicted: TagTable, { criticalTypes = ["DIAG", "MED"] }: SeverityOptions = {}): ErrorSeverities {
  requireTagTables("errorSeverities", gold, predicted);
  const isCritical = new Set(criticalTypes);
  let critical = 0, moderate = 0, minor = 0;
  function add(grave: boolean) {
    if (grave) critical++;
    else moderate++;
  }
  for (let s = 0; s < gold.length; s++) {
    const truth = spansOfTags(gold[s]);
    const said = spansOfTags(predicted[s]);
    const open = new Set([...truth, ...said]);
    for (const pair of pairSpans(truth, said).pairs) {
      open.delete(pair.gold);
      open.delete(pair.predicted);
      if (pair.gold.type === pair.predicted.type) {
        const isExact = pair.gold.start === pair.predicted.start && pair.gold.end === pair.predicted.end;
        if (!isExact) minor++;
      } else add(isCritical.has(pair.gold.type) || isCritical.has(pair.predicted.type));
    }
    open.forEach(({ type }) => add(isCritical.has(type)));
  }
  return { minor, moderate, critical };
}`,
    ],
  ],
  [
    "a reduce over records of a sentence",
    [
      `const nothing = { critical: 0, moderate: 0, minor: 0 };
const plus = (a: typeof nothing, b: Partial<typeof nothing>) => ({
  critical: a.critical + (b.critical ?? 0),
  moderate: a.moderate + (b.moderate ?? 0),
  minor: a.minor + (b.minor ?? 0),
});`,
      `function errorSeverities(gold, predicted, { criticalTypes } = {} as SeverityOptions) {
  requireTagTables("errorSeverities", gold, predicted);
  const list = criticalTypes || ["DIAG", "MED"];
  const weigh = (...types: string[]) => (types.filter((type) => list.indexOf(type) >= 0).length > 0 ? { critical: 1 } : { moderate: 1 });
  return gold
    .map((tags, s) => pairSpans(spansOfTags(tags), spansOfTags(predicted[s])))
    .map(({ pairs, missed, spurious }) => [
      ...pairs.map((pair) => {
        if (pair.gold.type != pair.predicted.type) return weigh(pair.gold.type, pair.predicted.type);
        return JSON.stringify(pair.gold) === JSON.stringify(pair.predicted) ? {} : { minor: 1 };
      }),
      ...missed.map((span) => weigh(span.type)),
      ...spurious.map((span) => weigh(span.type)),
    ].reduce(plus, nothing))
    .reduce(plus, nothing);
}`,
    ],
  ],
];
