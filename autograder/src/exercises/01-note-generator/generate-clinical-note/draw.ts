import { type Random, randomInteger } from "@attending/lib";

export type Inputs = {
  readonly seed: number;
  readonly otherSeed: number;
  /** Enough for frequencies that tell 0.2 from 0.25. */
  readonly numNotes: number;
  readonly maxLen: number;
  /** Notes of this length are mostly cut, a second diagnosis before its terms. */
  readonly shortLen: number;
  readonly numShort: number;
  readonly numFew: number;
};

export function draw(random: Random): Inputs {
  const seed = randomInteger(random, 1, 2 ** 30);
  return {
    seed,
    otherSeed: seed + randomInteger(random, 1, 2 ** 20),
    numNotes: 4096,
    maxLen: 64,
    shortLen: 13,
    numShort: 1024,
    numFew: 31,
  };
}
