import { zeroRow } from "./gather-rows";

/**
 * Sequences of unequal lengths as rows without padding: step by step, and in
 * each step the sequences that still run, the longest first.
 *
 * The sequences of a step are then the first rows of the step before, and the
 * steps of a layer are one matrix.
 */
export interface SequencePacking {
  readonly batch: number;
  readonly seqLen: number;
  /** How many sequences run at each step: positive, and never rising. */
  readonly running: readonly number[];
  /** For each packed row, its row in `[batch · seqLen, features]`. */
  readonly sources: Int32Array;
  /** For each row in `[batch · seqLen, features]`, its packed row. */
  readonly places: Int32Array;
  /** For each packed row, that of the same sequence counted from its end. */
  readonly mirrored: Int32Array;
  /** For each sequence, the packed row of its last step. */
  readonly ends: Int32Array;
  /** For each sequence, its place among those that run, the longest first. */
  readonly ranks: Int32Array;
}

/**
 * How sequences of these lengths are packed. {@link zeroRow} stands where there
 * is no row: for padding, and for sequences of length 0.
 *
 * @param lengths one for each sequence, from 0 to `seqLen`
 */
export function packLengths(
  lengths: readonly number[],
  seqLen: number,
): SequencePacking {
  const batch = lengths.length;
  const lengthOf = (sequence: number) => lengths[sequence] ?? 0;
  const order = lengths
    .map((_, sequence) => sequence)
    .filter((sequence) => lengthOf(sequence) > 0)
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  const running = runningAt(order.map(lengthOf));
  const starts = stepStarts(running);
  const numRows = running.reduce((sum, count) => sum + count, 0);
  const sources = new Int32Array(numRows);
  const places = new Int32Array(batch * seqLen).fill(zeroRow);
  const mirrored = new Int32Array(numRows);
  const ends = new Int32Array(batch).fill(zeroRow);
  const ranks = new Int32Array(batch).fill(zeroRow);
  order.forEach((sequence, rank) => {
    const length = lengthOf(sequence);
    const rowAt = (step: number) => (starts[step] ?? 0) + rank;
    for (let step = 0; step < length; step++) {
      const source = sequence * seqLen + step;
      sources[rowAt(step)] = source;
      places[source] = rowAt(step);
      mirrored[rowAt(step)] = rowAt(length - 1 - step);
    }
    ends[sequence] = rowAt(length - 1);
    ranks[sequence] = rank;
  });
  return { batch, seqLen, running, sources, places, mirrored, ends, ranks };
}

/** How many of the lengths, the longest first, reach beyond each step. */
function runningAt(lengths: readonly number[]): number[] {
  return Array.from(
    { length: lengths[0] ?? 0 },
    (_, step) => lengths.filter((length) => length > step).length,
  );
}

/** The first row of each step. */
export function stepStarts(running: readonly number[]): number[] {
  let row = 0;
  return running.map((count) => {
    row += count;
    return row - count;
  });
}
