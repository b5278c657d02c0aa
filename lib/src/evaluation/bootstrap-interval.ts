import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { randomInteger } from "../random/draws";
import type { Random } from "../random/seeded-random";
import { percentile } from "./percentile";

/** How an interval is found. */
export interface BootstrapOptions {
  readonly random: Random;
  /** How often notes are drawn anew. @default 1000 */
  readonly numResamples?: number | undefined;
  /** How much of the resamples the interval holds. @default 0.95 */
  readonly confidence?: number | undefined;
}

/**
 * The rows of the notes drawn, some of them more than once. Tables that go
 * together, e.g. predictions and labels, are drawn alike.
 */
export type Resample = <T>(rows: readonly T[]) => T[];

/** A measure, and how far it would move with other notes. */
export interface BootstrapInterval {
  /** Of the notes as they are. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Resamples in which the measure was NaN; they are left out. */
  readonly numUndefined: number;
}

/**
 * A measure with its percentile bootstrap interval.
 *
 * As many notes as there are, drawn with replacement, are measured again and
 * again; the interval runs between the percentiles (1 ± confidence)/2 of what
 * came out. It tells of the chance in the choice of notes, not of that in
 * training. NaN at both ends when no resample could be measured.
 *
 * @param numNotes how many notes there are
 * @param measure what to measure, of the rows that `resample` gives
 * @throws DataError when a count is not a positive integer, `confidence` is not
 * between 0 and 1, or a table has other than `numNotes` rows
 * @example
 * bootstrapInterval(
 *   labels.length,
 *   (resample) => f1Scores(resample(predictions), resample(labels)).micro.f1,
 *   { random },
 * );
 * @see Efron and Tibshirani 1993, An Introduction to the Bootstrap, §13.3
 */
export function bootstrapInterval(
  numNotes: number,
  measure: (resample: Resample) => number,
  { random, numResamples = 1000, confidence = 0.95 }: BootstrapOptions,
): BootstrapInterval {
  requirePositiveInteger("bootstrapInterval", "numNotes", numNotes);
  requirePositiveInteger("bootstrapInterval", "numResamples", numResamples);
  if (!(confidence > 0 && confidence < 1)) {
    throw new DataError({
      where: "bootstrapInterval",
      expected: "confidence between 0 and 1",
      got: `${confidence}`,
      fix: "0.95 is usual.",
    });
  }
  const all = Array.from({ length: numNotes }, (_, n) => n);
  const measured = Array.from({ length: numResamples }, () =>
    measure(rowsOf(all.map(() => randomInteger(random, 0, numNotes - 1)))),
  );
  const defined = measured.filter((value) => !Number.isNaN(value));
  return {
    estimate: measure(rowsOf(all)),
    low: percentile(defined, (1 - confidence) / 2),
    high: percentile(defined, (1 + confidence) / 2),
    numUndefined: numResamples - defined.length,
  };
}

function rowsOf(notes: readonly number[]): Resample {
  return <T>(rows: readonly T[]): T[] => {
    if (rows.length !== notes.length) {
      throw new DataError({
        where: "bootstrapInterval",
        expected: `tables of ${notes.length} rows`,
        got: `${rows.length}`,
        fix: "Set numNotes to the number of rows.",
      });
    }
    return notes.map((note) => rows[note] as T);
  };
}
