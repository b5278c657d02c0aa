import { chooseBackend, type LatencyOptions, type NoteClassifier } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, it } from "vitest";
import { judgeAnswer } from "../../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

const shareOf = (values: readonly number[], share: number): number => {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * share;
  const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  const part = place % 1;
  return (1 - part) * low + part * high;
};

/** Awaits each result, makes a batch anew for each run, and measures from the last to the first. */
async function awaiting(model: NoteClassifier, options: LatencyOptions) {
  const {
    vocabSize,
    maxLen = 64,
    batchSizes = [1, 4, 8, 16, 32],
    lengths = [8, 16, 32, 64],
  } = options;
  const { numWarmup = 10, numRuns = 100, now = () => Date.now() } = options;
  model.eval();
  const series = async (batch: number, length: number) => {
    const times: number[] = [];
    for (let run = -numWarmup; run < numRuns; run++) {
      const ids = tf.randomUniform([batch, length], 1, vocabSize, "int32") as tf.Tensor2D;
      const before = now();
      const { logits } = model.forward(ids);
      await logits.data();
      const after = now();
      tf.dispose([ids, logits]);
      if (run >= 0) times.push(after - before);
    }
    return times;
  };
  const byLength = [];
  for (const length of lengths) {
    byLength.push({ length, p50: shareOf(await series(1, length), 0.5) });
  }
  const throughput = [];
  for (const batchSize of batchSizes) {
    const times = await series(batchSize, maxLen);
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    throughput.push({ batchSize, notesPerSecond: batchSize / (mean / 1000) });
  }
  const runs = await series(1, maxLen);
  const mean = runs.reduce((sum, time) => sum + time, 0) / runs.length;
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => shareOf(runs, share));
  return { singleNote: { mean, p50, p95, p99, runs }, throughput, byLength };
}

/** Warms everything up before anything is timed, and times one note of 64 words only once. */
function warmFirst(model: NoteClassifier, options: LatencyOptions) {
  const {
    vocabSize,
    maxLen = 64,
    batchSizes = [1, 4, 8, 16, 32],
    lengths = [8, 16, 32, 64],
  } = options;
  const { numWarmup = 10, numRuns = 100, now = () => performance.now() } = options;
  const ask = (batch: number, length: number): number => {
    const start = now();
    tf.tidy(() => {
      const word = (1 + batch * length) % vocabSize || 1;
      model
        .forward(tf.fill([batch, length], word, "int32"))
        .logits.sigmoid()
        .arraySync();
    });
    return now() - start;
  };
  const shapes = new Map<string, readonly [batch: number, length: number]>();
  for (const size of [1, ...batchSizes]) shapes.set(`${size} ${maxLen}`, [size, maxLen]);
  for (const length of lengths) shapes.set(`1 ${length}`, [1, length]);
  model.eval();
  for (const shape of shapes.values()) for (let i = 0; i < numWarmup; i++) ask(...shape);
  const times = new Map(
    [...shapes].map(([name, shape]) => [
      name,
      Array.from({ length: numRuns }, () => ask(...shape)),
    ]),
  );
  const of = (batch: number, length: number) => times.get(`${batch} ${length}`) ?? [];
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const runs = of(1, maxLen);
  return {
    singleNote: {
      mean: sum(runs) / runs.length,
      p50: shareOf(runs, 0.5),
      p95: shareOf(runs, 0.95),
      p99: shareOf(runs, 0.99),
      runs,
    },
    throughput: batchSizes.map((batchSize) => ({
      batchSize,
      notesPerSecond: (1000 * batchSize * numRuns) / sum(of(batchSize, maxLen)),
    })),
    byLength: lengths.map((length) => ({ length, p50: shareOf(of(1, length), 0.5) })),
  };
}

it.each([awaiting, warmFirst])("06.2 takes another right way: %o", async (answer) => {
  const { assertions } = await judgeAnswer("06.2", { profileInferenceLatency: answer });
  expect(assertions.filter(({ passed }) => !passed)).toEqual([]);
});

it("says so when another clock was asked", async () => {
  const { assertions } = await judgeAnswer("06.2", {
    profileInferenceLatency: (model: NoteClassifier, { now: _, ...options }: LatencyOptions) =>
      warmFirst(model, options),
  });
  expect(assertions.find(({ id }) => id === "runs")?.message).toMatch(/clock was never asked/);
});
