import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { shuffled } from "../random/draws";
import type { Random } from "../random/seeded-random";
import type { BatchSource } from "./batch-source";
import { bucketByLength, noteLength } from "./length-buckets";
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
  /**
   * Whether a batch is as wide as its longest note, instead of `maxLen`: less
   * to compute, with the same results. @default false
   */
  readonly cutToLongest?: boolean | undefined;
  /**
   * Whether a shuffled pass puts notes of similar length together, so that
   * cutting saves more; a pass in order stays in order. @default false
   */
  readonly groupByLength?: boolean | undefined;
}

/** Some notes as tensors; whoever receives a batch disposes of both. */
export type Batch = {
  /** int32 `[batch, maxLen]`, or less when cut to the longest; 0 = padding */
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
export class DataLoader implements Iterable<Batch>, BatchSource<Batch> {
  /** `[numNotes][maxLen]`, in the order in which they were given. */
  readonly tokenIds: number[][];
  /** `[numNotes][numClasses]`, in the order in which they were given. */
  readonly labels: number[][];
  readonly batchSize: number;
  private readonly random: Random | undefined;
  private readonly cutToLongest: boolean;
  private readonly groupByLength: boolean;

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
    this.cutToLongest = options.cutToLongest ?? false;
    this.groupByLength = options.groupByLength ?? false;
  }

  get numNotes(): number {
    return this.tokenIds.length;
  }

  get numBatches(): number {
    return Math.ceil(this.numNotes / this.batchSize);
  }

  [Symbol.iterator](): Iterator<Batch> {
    return this.batches(this.random)[Symbol.iterator]();
  }

  /**
   * One pass over the notes, in an order drawn from `random`, or as they were
   * given without one, whatever `shuffle` says.
   */
  *batches(random?: Random): Iterable<Batch> {
    for (const notes of this.dealNotes(random)) {
      const tokenIds = notes.map((note) => this.tokenIds[note] ?? []);
      const width = this.cutToLongest
        ? Math.max(1, ...tokenIds.map(noteLength))
        : undefined;
      const labels = notes.map((note) => this.labels[note] ?? []);
      yield {
        tokenIds: tf.tensor2d(
          tokenIds.map((ids) => ids.slice(0, width)),
          undefined,
          "int32",
        ),
        labels: tf.tensor2d(labels, undefined, "float32"),
      };
    }
  }

  /** The indices of the notes of each batch. */
  private dealNotes(random?: Random): number[][] {
    const { batchSize } = this;
    if (random && this.groupByLength) {
      const lengths = this.tokenIds.map(noteLength);
      return bucketByLength({ lengths, batchSize, random });
    }
    const notes = this.tokenIds.map((_, note) => note);
    const ordered = random ? shuffled(random, notes) : notes;
    return Array.from({ length: this.numBatches }, (_, b) =>
      ordered.slice(b * batchSize, (b + 1) * batchSize),
    );
  }
}
