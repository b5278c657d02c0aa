import { requirePositiveInteger } from "../errors/require-positive-integer";
import { shuffled } from "../random/draws";
import type { Random } from "../random/seeded-random";

/** What {@link bucketByLength} deals out. */
export interface BucketOptions {
  /** How many tokens each note has, padding apart. */
  readonly lengths: readonly number[];
  readonly batchSize: number;
  /** Orders the notes and the batches; without it notes go by length. */
  readonly random?: Random | undefined;
  /** How many batches of notes are sorted together. @default 50 */
  readonly batchesPerPool?: number | undefined;
}

/**
 * The indices of the notes in batches of similar length; every note once.
 *
 * With `random`, notes are shuffled, cut into pools of `batchesPerPool`
 * batches, sorted by length in each pool, and the batches shuffled: which notes
 * meet in a batch changes with each pass. Only one batch can be smaller.
 *
 * @throws DataError when `batchSize` or `batchesPerPool` is not a positive
 * integer
 */
export function bucketByLength({
  lengths,
  batchSize,
  random,
  batchesPerPool = 50,
}: BucketOptions): number[][] {
  requirePositiveInteger("bucketByLength", "batchSize", batchSize);
  requirePositiveInteger("bucketByLength", "batchesPerPool", batchesPerPool);
  const notes = lengths.map((_, note) => note);
  const byLength = (a: number, b: number) =>
    (lengths[a] ?? 0) - (lengths[b] ?? 0);
  if (!random) return cut(notes.sort(byLength), batchSize);
  const pools = cut(shuffled(random, notes), batchSize * batchesPerPool);
  const batches = pools.flatMap((pool) => cut(pool.sort(byLength), batchSize));
  return shuffled(random, batches);
}

/** How many tokens a note has up to its last that is not padding (id 0). */
export function noteLength(tokenIds: readonly number[]): number {
  let length = tokenIds.length;
  while (length > 0 && tokenIds[length - 1] === 0) length--;
  return length;
}

function cut<T>(items: readonly T[], size: number): T[][] {
  const pieces = Math.ceil(items.length / size);
  return Array.from({ length: pieces }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
