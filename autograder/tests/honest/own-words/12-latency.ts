import type { OwnWords } from "./own-words";

/** Ways to write 12.1. */
export const profiles: readonly OwnWords[] = [
  [
    "batches as lists of rows, a timer that returns its times",
    [
      `interface Batch { inputIds: tf.Tensor2D; attentionMask: tf.Tensor2D }
function batchOf(notes: readonly (readonly number[])[], width: number): Batch {
  const ids: number[][] = [];
  const mask: number[][] = [];
  for (const note of notes) {
    const pieces = note.slice(0, width);
    const gap = new Array(width - pieces.length).fill(0);
    ids.push([...pieces, ...gap]);
    mask.push([...pieces.map(() => 1), ...gap]);
  }
  return {
    inputIds: tf.tensor2d(ids, [notes.length, width], "int32"),
    attentionMask: tf.tensor2d(mask, [notes.length, width], "int32"),
  };
}`,
      `const chunks = <T>(list: readonly T[], size: number): T[][] => {
  const all: T[][] = [];
  for (let i = 0; i < list.length; i += size) all.push(list.slice(i, i + size));
  return all;
};`,
      `function profileInference(model: TokenClassifier, { notes, maxLength = 128, lengths = [32, 64, 128, 256, 512], batchSizes = [1, 4, 8, 16, 32], paddedBatchSize = 16, numWarmup = 5, numRuns = 100, now = () => performance.now() }: InferenceOptions): InferenceProfile {
  const pieces = notes.flat();
  if (pieces.length === 0) throw new DataError("profileInference: expected notes with pieces, got none. Give some.");
  model.eval();
  const run = (batches: Batch[]) => {
    for (const batch of batches) {
      const { logits } = model.forward(batch);
      logits.dataSync();
      logits.dispose();
    }
  };
  const time = (batches: Batch[]) => {
    for (let i = 0; i < numWarmup; i++) run(batches);
    const times: number[] = [];
    for (let i = 0; i < numRuns; i++) {
      const start = now();
      run(batches);
      times.push(now() - start);
    }
    tf.dispose(batches as any);
    return times;
  };
  const sum = (times: number[]) => times.reduce((a, b) => a + b, 0);
  const rate = (numNotes: number, batches: Batch[]) => {
    const times = time(batches);
    return (1000 * numNotes * times.length) / sum(times);
  };
  const filled = (length: number) => Array.from({ length }, (_, i) => pieces[i % pieces.length]);
  const byLength = lengths.map((length) => {
    const times = time([batchOf([filled(length)], length)]);
    return { length, mean: sum(times) / times.length, p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
  });
  const throughput = batchSizes.map((batchSize) => ({
    batchSize,
    notesPerSecond: rate(batchSize, [batchOf(new Array(batchSize).fill(filled(maxLength)), maxLength)]),
  }));
  const groups = chunks(notes.map((note) => note.slice(0, maxLength)), paddedBatchSize);
  const fixed = rate(notes.length, groups.map((group) => batchOf(group, maxLength)));
  const dynamic = rate(notes.length, groups.map((group) => batchOf(group, Math.max(...group.map((note) => note.length)))));
  return { byLength, throughput, padding: { fixed, dynamic, speedup: dynamic / fixed } };
}`,
    ],
  ],
  [
    "a stopwatch, percentiles by hand, masks by tensors",
    [
      `class Stopwatch {
  readonly times: number[] = [];
  constructor(private readonly now: () => number) {}
  measure(work: () => void): this {
    const before = this.now();
    work();
    this.times.push(this.now() - before);
    return this;
  }
  get total() { return this.times.reduce((sum, t) => sum + t, 0); }
  quantile(q: number) {
    const sorted = Float64Array.from(this.times).sort();
    const at = q * (sorted.length - 1);
    const low = Math.floor(at), high = Math.ceil(at);
    return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
  }
}`,
      `function padded(rows: number[][], width: number) {
  return tf.tidy(() => {
    const inputIds = tf.stack(rows.map((row) => tf.tensor1d(row.slice(0, width), "int32").pad([[0, width - Math.min(width, row.length)]]))).toInt() as tf.Tensor2D;
    const lengths = tf.tensor2d(rows.map((row) => [row.length]), [rows.length, 1], "int32");
    const attentionMask = tf.range(0, width, 1, "int32").expandDims(0).less(lengths).toInt() as tf.Tensor2D;
    return { inputIds, attentionMask };
  });
}`,
      `const profileInference = (model: TokenClassifier, options: InferenceOptions) => {
  const { maxLength, lengths, batchSizes, paddedBatchSize, numWarmup, numRuns, now, notes } = {
    maxLength: 128, lengths: [32, 64, 128, 256, 512], batchSizes: [1, 4, 8, 16, 32], paddedBatchSize: 16,
    numWarmup: 5, numRuns: 100, now: () => performance.now(), ...options,
  };
  const all = ([] as number[]).concat(...notes.map((note) => [...note]));
  if (!all.length) throw new DataError("no pieces");
  model.eval();
  const series = (batches: ReturnType<typeof padded>[]) => {
    const work = () => tf.tidy(() => batches.forEach((batch) => { model.forward(batch).logits.dataSync(); }));
    let left = numWarmup;
    while (left-- > 0) work();
    const watch = new Stopwatch(now);
    for (let run = 0; run < numRuns; run++) watch.measure(work);
    batches.forEach((batch) => Object.values(batch).forEach((t) => t.dispose()));
    return watch;
  };
  let next = 0;
  const take = (count: number) => Array.from({ length: count }, () => all[next++ % all.length]);
  const perSecond = (watch: Stopwatch, n: number) => (n * watch.times.length) / (watch.total / 1e3);
  const byLength = lengths.map((length) => {
    next = 0;
    const watch = series([padded([take(length)], length)]);
    return { length, mean: watch.total / numRuns, p50: watch.quantile(0.5), p95: watch.quantile(0.95), p99: watch.quantile(0.99) };
  });
  const throughput = batchSizes.map((batchSize) => {
    const rows = Array.from({ length: batchSize }, () => take(maxLength));
    return { batchSize, notesPerSecond: perSecond(series([padded(rows, maxLength)]), batchSize) };
  });
  const batches: number[][][] = [];
  notes.forEach((note, i) => {
    if (i % paddedBatchSize === 0) batches.push([]);
    batches[batches.length - 1].push(note.slice(0, maxLength));
  });
  const widest = (rows: number[][]) => rows.reduce((w, row) => Math.max(w, row.length), 0);
  const fixed = perSecond(series(batches.map((rows) => padded(rows, maxLength))), notes.length);
  const dynamic = perSecond(series(batches.map((rows) => padded(rows, widest(rows)))), notes.length);
  return { byLength, throughput, padding: { fixed, dynamic, speedup: dynamic / fixed } };
};`,
    ],
  ],
  [
    "each batch of a run timed by itself, and its times added up",
    [
      `function tableOf(rows: readonly (readonly number[])[], width: number) {
  const ids = new Int32Array(rows.length * width);
  const mask = new Int32Array(rows.length * width);
  rows.forEach((row, r) => row.slice(0, width).forEach((id, c) => {
    ids[r * width + c] = id;
    mask[r * width + c] = 1;
  }));
  const shape: [number, number] = [rows.length, width];
  return { inputIds: tf.tensor2d(ids, shape, "int32"), attentionMask: tf.tensor2d(mask, shape, "int32") };
}`,
      `function profileInference(model: TokenClassifier, o: InferenceOptions): InferenceProfile {
  const { notes, maxLength = 128, paddedBatchSize = 16, numWarmup = 5, numRuns = 100, now = () => performance.now() } = o;
  const pool = notes.flatMap((note) => note);
  if (pool.length < 1) throw new DataError("profileInference: expected at least one piece, got none. Look at the notes.");
  model.eval();
  function clock(tables: ReturnType<typeof tableOf>[]): number[] {
    const times: number[] = [];
    for (let r = -numWarmup; r < numRuns; r++) {
      let time = 0;
      for (const table of tables) {
        const begun = now();
        const { logits } = model.forward(table);
        logits.arraySync();
        time += now() - begun;
        logits.dispose();
      }
      if (r >= 0) times.push(time);
    }
    tables.forEach(({ inputIds, attentionMask }) => { inputIds.dispose(); attentionMask.dispose(); });
    return times;
  }
  const fill = (n: number) => { const row: number[] = []; while (row.length < n) row.push(...pool); return row.slice(0, n); };
  const speed = (times: number[], n: number) => (1000 * n) / (times.reduce((a, b) => a + b) / times.length);
  const both = (width: (rows: readonly (readonly number[])[]) => number) => {
    const tables: ReturnType<typeof tableOf>[] = [];
    for (let at = 0; at < notes.length; at += paddedBatchSize) {
      const rows = notes.slice(at, at + paddedBatchSize);
      tables.push(tableOf(rows, width(rows)));
    }
    return speed(clock(tables), notes.length);
  };
  const fixed = both(() => maxLength);
  const dynamic = both((rows) => Math.min(maxLength, Math.max(...rows.map((row) => row.length))));
  return {
    padding: { fixed, dynamic, speedup: dynamic / fixed },
    throughput: (o.batchSizes ?? [1, 4, 8, 16, 32]).map((batchSize) => ({
      batchSize,
      notesPerSecond: speed(clock([tableOf(Array(batchSize).fill(fill(maxLength)), maxLength)]), batchSize),
    })),
    byLength: (o.lengths ?? [32, 64, 128, 256, 512]).map((length) => {
      const times = clock([tableOf([fill(length)], length)]);
      const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share));
      return { length, mean: times.reduce((a, b) => a + b, 0) / numRuns, p50, p95, p99 };
    }),
  };
}`,
    ],
  ],
];
