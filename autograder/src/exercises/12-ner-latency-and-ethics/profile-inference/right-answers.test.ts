import { chooseBackend, type InferenceOptions, type TokenClassifier } from "@attending/lib";
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
  return low + (place % 1) * (high - low);
};
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Awaits each result, makes a batch anew for each run, and measures from the last to the first. */
async function awaiting(model: TokenClassifier, options: InferenceOptions) {
  const { notes, maxLength = 128, lengths = [32, 64, 128, 256, 512] } = options;
  const { batchSizes = [1, 4, 8, 16, 32], paddedBatchSize = 16 } = options;
  const { numWarmup = 5, numRuns = 100, now = () => Date.now() } = options;
  const known = notes.flat();
  if (known.length === 0) throw new Error("no pieces");
  model.eval();
  const series = async (batches: readonly number[][][], widths: readonly number[]) => {
    const times: number[] = [];
    for (let run = -numWarmup; run < numRuns; run++) {
      const inputs = batches.map((rows, b) => {
        const width = widths[b] ?? 0;
        const ids = tf.buffer([rows.length, width], "int32");
        const mask = tf.buffer([rows.length, width], "float32");
        for (const [r, row] of rows.entries()) {
          for (const [i, id] of row.entries()) {
            ids.set(id, r, i);
            mask.set(1, r, i);
          }
        }
        const inputIds = ids.toTensor() as tf.Tensor2D;
        return { inputIds, attentionMask: mask.toTensor() as tf.Tensor2D };
      });
      const before = now();
      for (const input of inputs) {
        const { logits } = model.forward(input);
        await logits.data();
        logits.dispose();
      }
      const after = now();
      tf.dispose(inputs);
      if (run >= 0) times.push(after - before);
    }
    return times;
  };
  const full = (size: number, length: number) =>
    series([Array.from({ length: size }, () => new Array(length).fill(known[0]))], [length]);
  const rows = notes.map((note) => [...note].slice(0, maxLength));
  const batches: number[][][] = [];
  for (let at = 0; at < rows.length; at += paddedBatchSize) {
    batches.push(rows.slice(at, at + paddedBatchSize));
  }
  const perSecond = (count: number, times: readonly number[]) =>
    count / (sum(times) / times.length / 1000);
  const throughput = [];
  for (const batchSize of batchSizes) {
    const times = await full(batchSize, maxLength);
    throughput.push({ batchSize, notesPerSecond: perSecond(batchSize, times) });
  }
  const byLength = [];
  for (const length of lengths) {
    const times = await full(1, length);
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => shareOf(times, share));
    byLength.push({ length, mean: sum(times) / times.length, p50, p95, p99 });
  }
  const longest = batches.map((batch) => Math.max(...batch.map((row) => row.length)));
  const dynamic = perSecond(notes.length, await series(batches, longest));
  const widest = batches.map(() => maxLength);
  const fixed = perSecond(notes.length, await series(batches, widest));
  return { byLength, throughput, padding: { fixed, dynamic, speedup: dynamic / fixed } };
}

it("12.1 takes another right way", async () => {
  const { assertions } = await judgeAnswer("12.1", { profileInference: awaiting });
  expect(assertions.filter(({ passed }) => !passed)).toEqual([]);
});

it("says so when another clock was asked", async () => {
  const { assertions } = await judgeAnswer("12.1", {
    profileInference: (model: TokenClassifier, { now: _, ...options }: InferenceOptions) =>
      awaiting(model, options),
  });
  expect(assertions.find(({ id }) => id === "means")?.message).toMatch(/clock was never asked/);
});
