import {
  type DistantNote,
  generateDistantNote,
} from "../clinical/generate-distant-note";
import { DataLoader } from "../data/data-loader";
import { randomInteger } from "../random/draws";
import { seededRandom } from "../random/seeded-random";

/** How many notes there are to learn from, and how long they are. */
export interface DistantLoadersOptions {
  /** @default 2000 */
  readonly numTrain?: number | undefined;
  /** @default 300 */
  readonly numValidation?: number | undefined;
  /** General words of a diagnosis; the largest distance. @default 24 */
  readonly numGeneral?: number | undefined;
}

/** Which notes a model is tested on. */
export interface DistantTestOptions {
  /** General words between a negation and the first term that it denies. */
  readonly distance: number;
  /** @default 400 */
  readonly numTest?: number | undefined;
  /** @default 24 */
  readonly numGeneral?: number | undefined;
}

/**
 * New loaders with training and validation notes of a seed, in which a negation
 * stands 0 to `numGeneral` words before what it denies, each distance as often.
 *
 * Dealt as `studyLoaders` deals its notes.
 */
export function distantLoaders(
  seed: number,
  {
    numTrain = 2000,
    numValidation = 300,
    numGeneral = 24,
  }: DistantLoadersOptions = {},
): { train: DataLoader; validation: DataLoader } {
  const random = seededRandom(`distant notes ${seed}`);
  const write = (numNotes: number): DistantNote[] =>
    Array.from({ length: numNotes }, () =>
      generateDistantNote({
        random,
        distance: randomInteger(random, 0, numGeneral),
        numGeneral,
        maxLen: roomFor(numGeneral),
      }),
    );
  const order = seededRandom(`order ${seed}`);
  const shuffling = { shuffle: true, random: order, groupByLength: true };
  return {
    train: loaderOfNotes(write(numTrain), shuffling),
    validation: loaderOfNotes(write(numValidation)),
  };
}

/**
 * Notes to test on: of two diagnoses, one is affirmed and one denied, so many
 * words away. Whoever counts words cannot tell which.
 *
 * The same on each call, and of no seed of `distantLoaders`.
 */
export function distantTestNotes({
  distance,
  numTest = 400,
  numGeneral = 24,
}: DistantTestOptions): DistantNote[] {
  const random = seededRandom(`distant test notes ${distance}`);
  return Array.from({ length: numTest }, () =>
    generateDistantNote({
      random,
      distance,
      numGeneral,
      negated: "one of two",
      maxLen: roomFor(numGeneral),
    }),
  );
}

/** The same notes in batches of 32, each as wide as its longest note. */
export function loaderOfNotes(
  notes: readonly DistantNote[],
  more: Partial<ConstructorParameters<typeof DataLoader>[0]> = {},
): DataLoader {
  return new DataLoader({
    tokenIds: notes.map(({ tokenIds }) => tokenIds),
    labels: notes.map(({ labels }) => labels),
    batchSize: 32,
    cutToLongest: true,
    ...more,
  });
}

/** The longest note of so many general words, and at least the usual 64. */
function roomFor(numGeneral: number): number {
  return Math.max(64, 1 + 2 * (1 + numGeneral + 6));
}
