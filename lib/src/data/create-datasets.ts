import { generateClinicalNote } from "../clinical/generate-clinical-note";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import type { Random } from "../random/seeded-random";
import { DataLoader } from "./data-loader";

/** How many notes each split has, and how they are dealt out. */
export interface DatasetOptions {
  readonly random: Random;
  /** @default 2000 */
  readonly numTrain?: number | undefined;
  /** @default 300 */
  readonly numValidation?: number | undefined;
  /** @default 300 */
  readonly numTest?: number | undefined;
  /** How many tokens a note has, padding included. @default 64 */
  readonly maxLen?: number | undefined;
  /** @default 32 */
  readonly batchSize?: number | undefined;
}

/** The three splits; no note is in two of them. */
export interface Datasets {
  /** Shuffled anew on each pass. */
  train: DataLoader;
  validation: DataLoader;
  test: DataLoader;
}

/**
 * Generated notes in three splits, batched.
 *
 * Only the training split is shuffled: the others are measured, and a fixed
 * order lets a prediction be traced back to its note.
 *
 * @throws DataError when a count is not a positive integer
 * @example
 * const { train } = createDatasets({ random: seededRandom(42) });
 * train.numBatches; // 63: 2,000 notes in batches of 32
 */
export function createDatasets({
  random,
  numTrain = 2000,
  numValidation = 300,
  numTest = 300,
  maxLen = 64,
  batchSize = 32,
}: DatasetOptions): Datasets {
  const load = (numNotes: number, shuffle: boolean) => {
    requirePositiveInteger("createDatasets", "the number of notes", numNotes);
    const notes = Array.from({ length: numNotes }, () =>
      generateClinicalNote({ random, maxLen }),
    );
    return new DataLoader({
      tokenIds: notes.map((note) => note.tokenIds),
      labels: notes.map((note) => note.labels),
      batchSize,
      shuffle,
      random,
    });
  };
  return {
    train: load(numTrain, true),
    validation: load(numValidation, false),
    test: load(numTest, false),
  };
}
