import type { DistanceConfig } from "@attending/lib";

/** The study itself: a quarter of an hour. */
export const fullConfig: DistanceConfig = {
  seeds: [42, 43, 44],
  epochs: 16,
  learningRate: 1e-3,
  lstmLearningRate: 3e-3,
  floorLearningRate: 1e-2,
  dModel: 64,
  numTrain: 1500,
  numValidation: 300,
  numTest: 400,
  numGeneral: 24,
  distances: [0, 4, 8, 12, 16, 20, 24],
};

/** To see that the command works: a minute. */
export const quickConfig: DistanceConfig = {
  ...fullConfig,
  seeds: [42],
  epochs: 2,
  numTrain: 500,
  numTest: 100,
};

/** What the tests train anew: seconds. */
export const reducedConfig: DistanceConfig = {
  ...fullConfig,
  seeds: [42],
  epochs: 2,
  numTrain: 64,
  numValidation: 16,
  numTest: 16,
  distances: [2, 20],
};

/** Words of the notes whose training steps are timed. */
export const stepLengths: readonly number[] = [16, 32, 64, 128, 256];
