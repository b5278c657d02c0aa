import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { shuffled } from "../random/draws";
import type { Random } from "../random/seeded-random";
import { requireLabels, requireTokenIds } from "./require-notes";

/** What a {@link DataLoader} holds, and how it deals it out. */
export interface DataLoaderOptions {
  /** `[numNotes][maxLen]`, 0 = padding. */
  readonly tokenIds: readonly (readonly number[])[];
  /** `[numNotes][numClasses]`, 1 = the note has the label. */
  readonly labels: readonly (readonly number[])[];
  readonly batchSize: number;
  /** Whether each pass has a new order; needs `random`. @default false */
  readonly shuffle?: boolean | undefined;
  readonly random?: Random | undefined;
}

/** Some notes as tensors; whoever receives a batch disposes of both. */
export type Batch = {
  /** int32 `[batch, maxLen]`, 0 = padding */
  tokenIds: tf.Tensor2D;
  /** float32 `[batch, numClasses]` */
  labels: tf.Tensor2D;
};

/**
 * Notes in batches, ready for a model.
 *
 * Each pass gives every note once, the last batch being the smaller one when
 * the notes do not divide evenly.
 *
 * @example
 * for (const batch of loader) {
 *   // … one training step …
 *   tf.dispose(batch);
 * }
 */
export class DataLoader implements Iterable<Batch> {
  /** `[numNotes][maxLen]`, in the order in which they were given. */
  readonly tokenIds: number[][];
  /** `[numNotes][numClasses]`, in the order in which they were given. */
  readonly labels: number[][];
  readonly batchSize: number;
  private readonly random: Random | undefined;

  /** @throws DataError when notes and labels do not make one table each */
  constructor(options: DataLoaderOptions) {
    const { tokenIds, labels, batchSize, shuffle = false, random } = options;
    requirePositiveInteger("DataLoader", "batchSize", batchSize);
    requireTokenIds(tokenIds);
    requireLabels(labels, tokenIds.length);
    if (shuffle && random === undefined) {
      throw new DataError({
        where: "DataLoader",
        expected: "a random with shuffle: true",
        got: "none",
        fix: "Add random: seededRandom(1), so that the order can be repeated.",
      });
    }
    // Copies: what the caller does to its arrays later is no concern of ours.
    this.tokenIds = tokenIds.map((note) => [...note]);
    this.labels = labels.map((note) => [...note]);
    this.batchSize = batchSize;
    this.random = shuffle ? random : undefined;
  }

  get numNotes(): number {
    return this.tokenIds.length;
  }

  get numBatches(): number {
    return Math.ceil(this.numNotes / this.batchSize);
  }

  *[Symbol.iterator](): Iterator<Batch> {
    const notes = this.tokenIds.map((tokenIds, i) => ({
      tokenIds,
      labels: this.labels[i] ?? [],
    }));
    const ordered = this.random ? shuffled(this.random, notes) : notes;
    for (let start = 0; start < ordered.length; start += this.batchSize) {
      const batch = ordered.slice(start, start + this.batchSize);
      yield {
        tokenIds: tf.tensor2d(
          batch.map((note) => note.tokenIds),
          undefined,
          "int32",
        ),
        labels: tf.tensor2d(
          batch.map((note) => note.labels),
          undefined,
          "float32",
        ),
      };
    }
  }
}
