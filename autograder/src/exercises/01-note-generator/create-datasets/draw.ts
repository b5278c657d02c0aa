import { type Random, randomInteger } from "@attending/lib";

export type Inputs = {
  readonly seed: number;
  readonly otherSeed: number;
  /** What the learner's function is called with, beside `random`. */
  readonly options: {
    readonly numTrain: number;
    readonly numValidation: number;
    readonly numTest: number;
    readonly maxLen: number;
    readonly batchSize: number;
  };
};

export function draw(random: Random): Inputs {
  const seed = randomInteger(random, 1, 2 ** 30);
  return {
    seed,
    otherSeed: seed + randomInteger(random, 1, 2 ** 20),
    // No size is a multiple of the batch size; no note is longer than 43 tokens, so none is cut.
    options: { numTrain: 61, numValidation: 37, numTest: 23, maxLen: 47, batchSize: 16 },
  };
}
