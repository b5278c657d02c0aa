import { createDatasets } from "../data/create-datasets";
import { DataLoader } from "../data/data-loader";
import { seededRandom } from "../random/seeded-random";

/** How many notes there are to learn from. */
export interface StudyNotesOptions {
  /** @default 2000 */
  readonly numTrain?: number | undefined;
  /** @default 300 */
  readonly numValidation?: number | undefined;
}

/**
 * New loaders with the training and validation notes of a seed, as notebook 04
 * deals them: each batch as wide as its longest note, notes of similar length
 * together, and the order of the training notes drawn from the seed.
 *
 * @throws DataError when a count is not a positive integer
 */
export function studyLoaders(
  seed: number,
  { numTrain = 2000, numValidation = 300 }: StudyNotesOptions = {},
): { train: DataLoader; validation: DataLoader } {
  const { train, validation } = createDatasets({
    random: seededRandom(seed),
    numTrain,
    numValidation,
    numTest: 1,
  });
  const shuffling = {
    shuffle: true,
    random: seededRandom(`order ${seed}`),
    groupByLength: true,
  };
  return { train: cut(train, shuffling), validation: cut(validation) };
}

/**
 * Notes that no seed of a study trains on: those of notebook 04's last sections,
 * whose seed is their own.
 *
 * @throws DataError when `numTest` is not a positive integer
 */
export function studyTestNotes(numTest = 2000): DataLoader {
  const random = seededRandom("test notes");
  const counts = { numTrain: 1, numValidation: 1, numTest };
  return cut(createDatasets({ random, ...counts }).test);
}

/** The same notes, in batches as wide as their longest note. */
function cut(
  { tokenIds, labels, batchSize }: DataLoader,
  more: Partial<ConstructorParameters<typeof DataLoader>[0]> = {},
): DataLoader {
  const notes = { tokenIds, labels, batchSize };
  return new DataLoader({ ...notes, cutToLongest: true, ...more });
}
