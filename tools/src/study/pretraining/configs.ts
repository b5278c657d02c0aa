import type { PretrainingConfig } from "@attending/lib";

/** The study itself, besides the pre-training with the names of train alone. */
export const fullConfig: PretrainingConfig = {
  seeds: [42, 43, 44],
  sizes: [
    { numTrain: 200, epochs: 20 },
    { numTrain: 2000, epochs: 5 },
  ],
  corpusSeed: 42,
  numTest: 600,
  batchSize: 16,
  learningRate: 1e-3,
};

/** To see that the command works. */
export const quickConfig: PretrainingConfig = {
  ...fullConfig,
  seeds: [42],
  sizes: [{ numTrain: 200, epochs: 2 }],
  numTest: 100,
};

/** What the tests train anew: seconds. */
export const reducedConfig: PretrainingConfig = {
  ...fullConfig,
  seeds: [42],
  sizes: [{ numTrain: 64, epochs: 2 }],
  numTest: 50,
};
