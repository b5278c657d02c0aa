import { pickOne, type Random, randomInteger, shuffled } from "@attending/lib";

export type Inputs = {
  /** Of as many lengths as there are, so that no two batches have the same padding. */
  readonly notes: readonly (readonly number[])[];
  /** Longer than every note. */
  readonly maxLength: number;
  /** None of them is `maxLength`, and one is longer. */
  readonly lengths: readonly number[];
  /** None of them is the size of a batch of notes. */
  readonly batchSizes: readonly number[];
  readonly paddedBatchSize: number;
  readonly numWarmup: number;
  readonly numRuns: number;
  /** Milliseconds, spread over two powers of ten: 9 comes after 10 where texts are sorted. */
  readonly costs: readonly number[];
};

const numNotes = 11;
const numCosts = 19;

export function draw(random: Random): Inputs {
  const lengths = shuffled(random, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  return {
    notes: lengths
      .slice(0, numNotes)
      .map((length) => Array.from({ length }, () => randomInteger(random, 2, 97))),
    maxLength: pickOne(random, [17, 19]),
    lengths: [...shuffled(random, [3, 5, 7, 11]).slice(0, 2), 23],
    // Batches of notes have 4 and 3 of them.
    batchSizes: shuffled(random, [2, 5, 7, 13]).slice(0, 3),
    paddedBatchSize: 4,
    numWarmup: randomInteger(random, 3, 5),
    // Even, so that the median lies between two times.
    numRuns: pickOne(random, [12, 14]),
    costs: shuffled(
      random,
      Array.from({ length: numCosts }, (_, i) => 2 * 100 ** ((i + random()) / numCosts)),
    ),
  };
}
