import * as tf from "@tensorflow/tfjs";
import { percentile } from "./percentile";
import type { NoteClassifier } from "./predict-probabilities";

/** What is measured, how often, and by which clock. */
export interface LatencyOptions {
  /** Ids from 1 to `vocabSize` - 1 are words. */
  readonly vocabSize: number;
  /** How many words the notes have. @default 64 */
  readonly maxLen?: number | undefined;
  /** How many notes go through the model at once. @default [1, 4, 8, 16, 32] */
  readonly batchSizes?: readonly number[] | undefined;
  /** Further lengths of a single note, in words. @default [8, 16, 32, 64] */
  readonly lengths?: readonly number[] | undefined;
  /** Runs before those that count. @default 10 */
  readonly numWarmup?: number | undefined;
  /** Runs that count. @default 100 */
  readonly numRuns?: number | undefined;
  /** Milliseconds since any fixed moment. @default performance.now */
  readonly now?: (() => number) | undefined;
}

/** How long a model takes; all times in milliseconds. */
export interface LatencyProfile {
  /** One note of `maxLen` words. */
  readonly singleNote: {
    readonly mean: number;
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    /** The time of each run, in order. */
    readonly runs: number[];
  };
  /** Notes of `maxLen` words, one record for each batch size. */
  readonly throughput: {
    readonly batchSize: number;
    readonly notesPerSecond: number;
  }[];
  /** A single note, one record for each length. */
  readonly byLength: { readonly length: number; readonly p50: number }[];
}

/**
 * How long a model takes for a note, how many notes it reads in a second, and
 * how both depend on the batch and on the length.
 *
 * For each size of batch and each length there are `numWarmup` runs that do not
 * count and `numRuns` that do. A run begins before `forward` and ends when the
 * logits have been read. All notes are full: words only, no padding. The model
 * is put into `eval()` mode.
 *
 * Percentiles are interpolated linearly; notes per second are all notes of the
 * timed runs over the sum of their times.
 *
 * @returns milliseconds of a single note, notes per second by batch size, and
 * the median of a single note by length
 * @example
 * const { singleNote } = profileInferenceLatency(model, { vocabSize: 95 });
 * singleNote.p95; // 95 of 100 notes are answered within so many milliseconds
 */
export function profileInferenceLatency(
  model: NoteClassifier,
  {
    vocabSize,
    maxLen = 64,
    batchSizes = [1, 4, 8, 16, 32],
    lengths = [8, 16, 32, 64],
    numWarmup = 10,
    numRuns = 100,
    now = () => performance.now(),
  }: LatencyOptions,
): LatencyProfile {
  const timeRuns = (batchSize: number, length: number): number[] => {
    // Which words they are makes no difference to the time.
    const words = Array.from(
      { length: batchSize * length },
      (_, i) => 1 + (i % (vocabSize - 1)),
    );
    const tokenIds = tf.tensor2d(words, [batchSize, length], "int32");
    const timeRun = (): number => {
      const start = now();
      tf.tidy(() => model.forward(tokenIds).logits.dataSync());
      return now() - start;
    };
    for (let run = 0; run < numWarmup; run++) timeRun();
    const times = Array.from({ length: numRuns }, timeRun);
    tokenIds.dispose();
    return times;
  };
  const sum = (times: number[]): number =>
    times.reduce((total, time) => total + time, 0);

  model.eval();
  const runs = timeRuns(1, maxLen);
  return {
    singleNote: {
      mean: sum(runs) / numRuns,
      p50: percentile(runs, 0.5),
      p95: percentile(runs, 0.95),
      p99: percentile(runs, 0.99),
      runs,
    },
    throughput: batchSizes.map((batchSize) => {
      const seconds = sum(timeRuns(batchSize, maxLen)) / 1000;
      return { batchSize, notesPerSecond: (batchSize * numRuns) / seconds };
    }),
    byLength: lengths.map((length) => {
      return { length, p50: percentile(timeRuns(1, length), 0.5) };
    }),
  };
}
