import { pickOne, type Random, randomInteger, shuffled } from "@attending/lib";

export type Inputs = {
  readonly vocabSize: number;
  readonly maxLen: number;
  /** None of them is 1, and no length is `maxLen`: so each shape belongs to one measurement. */
  readonly batchSizes: readonly number[];
  readonly lengths: readonly number[];
  readonly numWarmup: number;
  readonly numRuns: number;
  /** Milliseconds, spread over two powers of ten: 9 comes after 10 where texts are sorted. */
  readonly costs: readonly number[];
};

const numCosts = 19;

export function draw(random: Random): Inputs {
  return {
    vocabSize: randomInteger(random, 17, 31),
    maxLen: pickOne(random, [11, 13]),
    batchSizes: shuffled(random, [2, 3, 5, 7]).slice(0, 3),
    lengths: shuffled(random, [3, 4, 6, 8]).slice(0, 3),
    numWarmup: randomInteger(random, 3, 5),
    // Even, so that the median lies between two times.
    numRuns: pickOne(random, [12, 14]),
    costs: shuffled(
      random,
      Array.from({ length: numCosts }, (_, i) => 2 * 100 ** ((i + random()) / numCosts)),
    ),
  };
}
