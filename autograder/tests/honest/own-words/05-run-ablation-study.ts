import type { OwnWords } from "./own-words";

const head =
  "async function runAblationStudy({ variants, seeds, loadersFor, test, epochs = 15, learningRate = 3e-4, progress }: AblationStudyOptions): Promise<AblationResult[]>";

/** Ways to write 05.3. */
export const studies: readonly OwnWords[] = [
  [
    "statistics by running sums",
    [
      `import { predictProbabilities, thresholdProbabilities } from "@attending/lib";`,
      `class Running { n = 0; mean = 0; private m2 = 0; add(x: number) { this.n += 1; const d = x - this.mean; this.mean += d / this.n; this.m2 += d * (x - this.mean); } get sd() { return Math.sqrt(this.m2 / (this.n - 1)); } }`,
      `${head} {
  const rows: AblationResult[] = [];
  let done = 0;
  for (const name of variants.keys()) {
    const own = new Running(), against = new Running();
    const scores: number[] = [], differences: number[] = [];
    for (let i = 0; i < seeds.length; i++) {
      const model = variants.get(name)!(seeds[i]);
      await trainModel(model, { ...loadersFor(seeds[i]), epochs, learningRate });
      const score = f1Scores(thresholdProbabilities(predictProbabilities(model, test), 0.5), test.labels).micro.f1;
      model.dispose();
      scores.push(score); own.add(score);
      differences.push(score - (rows.length ? rows[0].scores[i] : score)); against.add(differences[i]);
      progress?.update(++done, name);
    }
    rows.push({ name, scores, mean: own.mean, standardDeviation: own.sd, differences, difference: against.mean });
  }
  progress?.finish();
  return rows;
}`,
    ],
  ],
  [
    "runs first, a table afterwards",
    [
      "const average = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;\nconst spread = (xs: readonly number[]) => Math.sqrt(xs.reduce((a, x) => a + (x - average(xs)) ** 2, 0) / (xs.length - 1));",
      `async function oneRun(make: MakeModel, seed: number, o: AblationStudyOptions) {
  const model = make(seed);
  const { train, validation } = o.loadersFor(seed);
  await trainModel(model, { train, validation, epochs: o.epochs ?? 15, learningRate: o.learningRate ?? 3e-4 });
  const said = evaluateModel(model, o.test);
  return f1Scores(said.predictions, said.labels).micro.f1;
}`,
      `const runAblationStudy = async (options: AblationStudyOptions) => {
  const entries = Array.from(options.variants, ([name, make]) => ({ name, make, scores: [] as number[] }));
  let count = 0;
  for (const entry of entries) for (const seed of options.seeds) {
    entry.scores.push(await oneRun(entry.make, seed, options));
    options.progress?.update(++count, entry.name);
  }
  options.progress?.finish();
  const base = entries[0].scores;
  return entries.map(({ name, scores }) => ({ name, scores, mean: average(scores), standardDeviation: spread(scores), differences: scores.map((s, i) => s - base[i]), difference: average(scores) - average(base) }));
};`,
    ],
  ],
  [
    "with tensors for the statistics",
    [
      `${head} {
  const table: number[][] = [];
  let runs = 0;
  for (const [, make] of variants) {
    const row: number[] = [];
    for (const seed of seeds) {
      const loaders = loadersFor(seed);
      const model = make(seed);
      await trainModel(model, { train: loaders.train, validation: loaders.validation, epochs, learningRate });
      const { predictions: p, labels: y } = evaluateModel(model, test);
      let tp = 0, fp = 0, fn = 0;
      p.forEach((r, i) => r.forEach((v, c) => { if (v && y[i][c]) tp++; else if (v) fp++; else if (y[i][c]) fn++; }));
      row.push(tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn));
      runs += 1;
      if (progress) progress.update(runs, "run " + runs);
    }
    table.push(row);
  }
  if (progress) progress.finish();
  return [...variants.keys()].map((name, v) => tf.tidy(() => {
    const scores = tf.tensor1d(table[v]);
    const { mean, variance } = tf.moments(scores);
    const n = seeds.length;
    const differences = table[v].map((s, i) => s - table[0][i]);
    return { name, scores: table[v], mean: mean.dataSync()[0], standardDeviation: Math.sqrt((variance.dataSync()[0] * n) / (n - 1)), differences, difference: differences.reduce((a, b) => a + b, 0) / n };
  }));
}`,
    ],
  ],
];
