import type { LongerNotesConfig } from "@attending/lib";

/** The study itself: half an hour and more. */
export const fullConfig: LongerNotesConfig = {
  seeds: [42, 43, 44],
  rateSeed: 7,
  rates: [1e-3, 3e-3],
  // An epoch of the transformer takes 2.5 times as long as one of the LSTM that goes one way.
  budgets: [
    { reader: "transformer", epochs: 32 },
    { reader: "LSTM, forward", epochs: 80 },
    { reader: "LSTM, both ways", epochs: 40 },
  ],
  dModel: 64,
  numTrain: 1500,
  numValidation: 300,
  numTest: 300,
  numGeneral: 56,
  distances: [0, 8, 16, 24, 32, 40, 48, 56],
};

/** To see that the command works: a minute. */
export const quickConfig: LongerNotesConfig = {
  ...fullConfig,
  seeds: [42],
  budgets: fullConfig.budgets.map(({ reader }) => ({ reader, epochs: 1 })),
  numTrain: 500,
  numTest: 100,
};

/** What the tests train anew: seconds. */
export const reducedConfig: LongerNotesConfig = {
  ...fullConfig,
  seeds: [42],
  budgets: fullConfig.budgets.map(({ reader }) => ({ reader, epochs: 2 })),
  numTrain: 64,
  numValidation: 16,
  numTest: 16,
  distances: [2, 48],
};
