import type { OwnWords } from "./own-words";

/** Ways to write 06.1. */
export const negations: readonly OwnWords[] = [
  [
    "all notes in one batch",
    [
      `function evaluateNegationHandling(model: NoteClassifier, pairs: readonly NegationPair[]): NegationHandling {
  model.eval();
  const confusion = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
  if (pairs.length > 0) {
    const rows = pairs.flatMap((pair) => [pair.affirmed.tokenIds, pair.negated.tokenIds]);
    const logits = model.forward(tf.tensor2d(rows, [rows.length, rows[0].length], "int32")).logits.arraySync();
    logits.forEach((row, i) => {
      const isNegated = i % 2 === 1, says = row[pairs[i >> 1].diagnosis] < 0;
      confusion[isNegated ? (says ? "truePositives" : "falseNegatives") : says ? "falsePositives" : "trueNegatives"]++;
    });
  }
  const { truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn } = confusion;
  return { confusion, affirmedAccuracy: tn / (tn + fp), negationAccuracy: tp / (tp + fn), negationF1: tp ? tp / (tp + (fp + fn) / 2) : 0 };
}`,
    ],
  ],
  [
    "by a loader and f1Scores",
    [
      `import { DataLoader, f1Scores } from "@attending/lib";`,
      `const evaluateNegationHandling = (model: NoteClassifier, pairs: readonly NegationPair[]) => {
  model.eval();
  const called = (kind: "affirmed" | "negated") => {
    const loader = new DataLoader({ tokenIds: pairs.map((p) => p[kind].tokenIds), labels: pairs.map((p) => p[kind].labels), batchSize: 5 });
    const rows: number[][] = [];
    for (const batch of loader) rows.push(...(model.forward(batch.tokenIds).logits.sigmoid().arraySync() as number[][]));
    return rows.map((row, i) => (row[pairs[i].diagnosis] < 0.5 ? 1 : 0));
  };
  const [a, n] = [called("affirmed"), called("negated")];
  const { micro } = f1Scores([...a, ...n].map((x) => [x]), [...a.map(() => [0]), ...n.map(() => [1])]);
  const ones = (xs: number[]) => xs.filter((x) => x === 1).length;
  return {
    negationF1: micro.f1,
    affirmedAccuracy: 1 - ones(a) / a.length,
    negationAccuracy: ones(n) / n.length,
    confusion: { truePositives: ones(n), falseNegatives: n.length - ones(n), falsePositives: ones(a), trueNegatives: a.length - ones(a) },
  };
};`,
    ],
  ],
  [
    "with a class that counts",
    [
      `class Counter {
  truePositives = 0; falsePositives = 0; falseNegatives = 0; trueNegatives = 0;
  count(isNegated: boolean, says: boolean) {
    if (isNegated && says) this.truePositives++;
    if (isNegated && !says) this.falseNegatives++;
    if (!isNegated && says) this.falsePositives++;
    if (!isNegated && !says) this.trueNegatives++;
  }
  get f1() { const p = this.truePositives / (this.truePositives + this.falsePositives), r = this.truePositives / (this.truePositives + this.falseNegatives); return this.truePositives === 0 ? 0 : (2 * p * r) / (p + r); }
}`,
      `function evaluateNegationHandling(model: NoteClassifier, pairs: NegationPair[]) {
  const counter = new Counter();
  for (const pair of pairs) for (const kind of ["negated", "affirmed"] as const) {
    const p = 1 / (1 + Math.exp(-(model.eval() as NoteClassifier).forward(tf.tensor2d([...pair[kind].tokenIds], [1, pair[kind].tokenIds.length], "int32")).logits.dataSync()[pair.diagnosis]));
    counter.count(kind === "negated", !(p >= 0.5));
  }
  const half = pairs.length;
  return { affirmedAccuracy: counter.trueNegatives / half, negationAccuracy: counter.truePositives / half, negationF1: counter.f1, confusion: counter };
}`,
    ],
  ],
];

const latencyHead =
  "function profileInferenceLatency(model: NoteClassifier, { vocabSize, maxLen = 64, batchSizes = [1, 4, 8, 16, 32], lengths = [8, 16, 32, 64], numWarmup = 10, numRuns = 100, now = () => performance.now() }: LatencyOptions): LatencyProfile";

/** Ways to write 06.2. */
export const latencies: readonly OwnWords[] = [
  [
    "random words and a quantile by hand",
    [
      `const quantile = (times: number[], share: number) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = share * (sorted.length - 1), low = Math.floor(at);
  return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
};`,
      `${latencyHead} {
  model.eval();
  const measure = (batch: number, length: number) => {
    const x = tf.randomUniform([batch, length], 1, vocabSize, "int32") as tf.Tensor2D;
    const times: number[] = [];
    for (let i = 0; i < numWarmup + numRuns; i++) {
      const t0 = now();
      model.forward(x).logits.arraySync();
      const t1 = now();
      if (i >= numWarmup) times.push(t1 - t0);
    }
    return times;
  };
  const total = (times: number[]) => times.reduce((a, b) => a + b, 0);
  const byLength = lengths.map((length) => ({ length, p50: quantile(measure(1, length), 0.5) }));
  const throughput = batchSizes.map((batchSize) => ({ batchSize, notesPerSecond: (1000 * numRuns * batchSize) / total(measure(batchSize, maxLen)) }));
  const runs = measure(1, maxLen);
  return { byLength, throughput, singleNote: { runs, mean: total(runs) / runs.length, p50: quantile(runs, 0.5), p95: quantile(runs, 0.95), p99: quantile(runs, 0.99) } };
}`,
    ],
  ],
  [
    "a stopwatch that awaits",
    [
      `class Stopwatch { readonly laps: number[] = []; constructor(private readonly clock: () => number) {} async lap(work: () => Promise<unknown>, counts: boolean) { const start = this.clock(); await work(); const end = this.clock(); if (counts) this.laps.push(end - start); } }`,
      `const profileInferenceLatency = async (model: NoteClassifier, options: LatencyOptions) => {
  const o = { maxLen: 64, batchSizes: [1, 4, 8, 16, 32], lengths: [8, 16, 32, 64], numWarmup: 10, numRuns: 100, now: () => performance.now(), ...options };
  model.eval();
  const series = async (batch: number, length: number) => {
    const ids = tf.ones([batch, length], "int32") as tf.Tensor2D;
    const watch = new Stopwatch(o.now);
    for (let i = -o.numWarmup; i < o.numRuns; i++) await watch.lap(() => model.forward(ids).logits.data(), i >= 0);
    ids.dispose();
    return watch.laps;
  };
  const runs = await series(1, o.maxLen);
  const throughput = [];
  for (const batchSize of o.batchSizes) { const laps = await series(batchSize, o.maxLen); throughput.push({ batchSize, notesPerSecond: (batchSize * laps.length * 1000) / laps.reduce((a, b) => a + b) }); }
  const byLength = [];
  for (const length of o.lengths) byLength.push({ length, p50: percentile(await series(1, length), 0.5) });
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(runs, share));
  return { singleNote: { mean: runs.reduce((a, b) => a + b) / runs.length, p50, p95, p99, runs }, throughput, byLength };
};`,
    ],
  ],
];
