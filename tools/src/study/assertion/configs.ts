import type { AssertionConfig } from "@attending/lib";

/** The study itself: some minutes. */
export const fullConfig: AssertionConfig = {
  seeds: [42, 43, 44],
  epochs: 4,
  batchSize: 16,
  learningRate: 3e-4,
  numTrain: 2000,
  numValidation: 400,
  numTest: 600,
};

/** To see that the command works: half a minute. */
export const quickConfig: AssertionConfig = {
  ...fullConfig,
  seeds: [42],
  epochs: 1,
  numTrain: 300,
};

/** What the tests train anew: seconds. */
export const reducedConfig: AssertionConfig = {
  ...fullConfig,
  seeds: [42],
  epochs: 2,
  numTrain: 48,
  numValidation: 16,
  numTest: 16,
};
