import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { percentile } from "../evaluation/percentile";
import type { Module } from "../layers/module";

/** A model that scores each piece of a batch. */
export interface TokenClassifier extends Module {
  /** Tables `[batch, seqLen]`, the mask 1 = piece, 0 = padding. */
  forward(input: {
    readonly inputIds: tf.Tensor2D;
    readonly attentionMask: tf.Tensor2D;
  }): { readonly logits: tf.Tensor };
}

/** What is measured, how often, and by which clock. */
export interface InferenceOptions {
  /** The piece ids of some notes, with [CLS] and [SEP], without padding. */
  readonly notes: readonly (readonly number[])[];
  /** Pieces of a note in a batch; longer notes are cut. @default 128 */
  readonly maxLength?: number | undefined;
  /** Lengths of a single note, in pieces. @default [32, 64, 128, 256, 512] */
  readonly lengths?: readonly number[] | undefined;
  /** How many notes go through at once. @default [1, 4, 8, 16, 32] */
  readonly batchSizes?: readonly number[] | undefined;
  /** Notes of a batch where padding is measured. @default 16 */
  readonly paddedBatchSize?: number | undefined;
  /** Runs before those that count. @default 5 */
  readonly numWarmup?: number | undefined;
  /** Runs that count. @default 100 */
  readonly numRuns?: number | undefined;
  /** Milliseconds since any fixed moment. @default performance.now */
  readonly now?: (() => number) | undefined;
}

/** How long a model takes; times in milliseconds. */
export interface InferenceProfile {
  /** A single note without padding, one record for each length. */
  readonly byLength: {
    readonly length: number;
    readonly mean: number;
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
  }[];
  /** Notes of `maxLength` pieces, one record for each batch size. */
  readonly throughput: {
    readonly batchSize: number;
    readonly notesPerSecond: number;
  }[];
  /** All notes, in their order. */
  readonly padding: {
    /** Notes a second, each padded to `maxLength`. */
    readonly fixed: number;
    /** Notes a second, each padded to the longest of its batch. */
    readonly dynamic: number;
    /** dynamic / fixed */
    readonly speedup: number;
  };
}

/**
 * How long a token classifier takes for a note of so many pieces, how many
 * notes it reads in a second, and what padding costs.
 *
 * Every series has `numWarmup` runs that do not count and `numRuns` that do. A
 * run begins before `forward` and ends when the logits have been read. Batches
 * are made before the clock starts. The model is put into `eval()` mode.
 *
 * Percentiles are interpolated linearly; notes per second are all notes of the
 * timed runs over the sum of their times.
 *
 * @returns `byLength`, `throughput` and `padding`
 * @throws DataError when there is no piece to measure with
 * @example
 * const { byLength } = profileInference(model, { notes });
 * byLength.at(-1)?.p95; // 95 of 100 notes of 512 pieces take no longer
 */
export function profileInference(
  model: TokenClassifier,
  {
    notes,
    maxLength = 128,
    lengths = [32, 64, 128, 256, 512],
    batchSizes = [1, 4, 8, 16, 32],
    paddedBatchSize = 16,
    numWarmup = 5,
    numRuns = 100,
    now = () => performance.now(),
  }: InferenceOptions,
): InferenceProfile {
  const pieces = notes.flat();
  if (pieces.length === 0) {
    throw new DataError({
      where: "profileInference",
      expected: "notes with at least one piece",
      got: `${notes.length} notes without any`,
      fix: "Give the inputIds that a tokenizer makes of some notes.",
    });
  }
  const batchOf = (rows: readonly (readonly number[])[], length: number) => {
    const table = (valueAt: (row: readonly number[], i: number) => number) =>
      tf.tensor2d(
        rows.map((row) => Array.from({ length }, (_, i) => valueAt(row, i))),
        [rows.length, length],
        "int32",
      );
    return {
      inputIds: table((row, i) => row[i] ?? 0),
      attentionMask: table((row, i) => (i < row.length ? 1 : 0)),
    };
  };
  const timeRuns = (batches: ReturnType<typeof batchOf>[]): number[] => {
    const timeRun = (): number => {
      const start = now();
      for (const batch of batches) {
        tf.tidy(() => model.forward(batch).logits.dataSync());
      }
      return now() - start;
    };
    for (let run = 0; run < numWarmup; run++) timeRun();
    const times = Array.from({ length: numRuns }, timeRun);
    tf.dispose(batches);
    return times;
  };
  // Which pieces they are makes no difference to the time.
  const fullBatch = (size: number, length: number) => {
    const rows = Array.from({ length: size }, (_, row) =>
      Array.from(
        { length },
        (_, i) => pieces[(row * length + i) % pieces.length] ?? 0,
      ),
    );
    return batchOf(rows, length);
  };
  const sum = (times: number[]): number =>
    times.reduce((total, time) => total + time, 0);
  const rate = (numNotes: number, times: number[]): number =>
    (numNotes * numRuns) / (sum(times) / 1000);
  const cut = notes.map((note) => note.slice(0, maxLength));
  const paddedTo = (lengthOf: (rows: readonly number[][]) => number) =>
    cut.flatMap((_, first) => {
      if (first % paddedBatchSize > 0) return [];
      const rows = cut.slice(first, first + paddedBatchSize);
      return [batchOf(rows, lengthOf(rows))];
    });
  const longest = (rows: readonly number[][]) =>
    Math.max(...rows.map((row) => row.length));

  model.eval();
  const fixed = rate(notes.length, timeRuns(paddedTo(() => maxLength)));
  const dynamic = rate(notes.length, timeRuns(paddedTo(longest)));
  return {
    byLength: lengths.map((length) => {
      const times = timeRuns([fullBatch(1, length)]);
      return {
        length,
        mean: sum(times) / numRuns,
        p50: percentile(times, 0.5),
        p95: percentile(times, 0.95),
        p99: percentile(times, 0.99),
      };
    }),
    throughput: batchSizes.map((batchSize) => {
      const times = timeRuns([fullBatch(batchSize, maxLength)]);
      return { batchSize, notesPerSecond: rate(batchSize, times) };
    }),
    padding: { fixed, dynamic, speedup: dynamic / fixed },
  };
}
