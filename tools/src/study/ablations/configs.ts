import type { AblationsConfig } from "@attending/lib";

/** The study itself: a third of an hour. */
export const fullConfig: AblationsConfig = {
  seeds: [42, 43, 44],
  epochs: 15,
  learningRate: 3e-4,
  numTrain: 2000,
  numValidation: 300,
  numTest: 2000,
  numBindingPairs: 400,
};

/** To see that the command works: a minute. */
export const quickConfig: AblationsConfig = {
  ...fullConfig,
  seeds: [42],
  epochs: 2,
  numTrain: 500,
  numTest: 500,
  numBindingPairs: 100,
};

/** What the tests train anew: seconds. */
export const reducedConfig: AblationsConfig = {
  ...fullConfig,
  seeds: [42],
  epochs: 2,
  numTrain: 96,
  numValidation: 32,
  numTest: 96,
  numBindingPairs: 32,
};
