import { declareLadder } from "../../declare-exercise";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const small = (numTrain: number, numValidation: number, numTest: number, batchSize = 2): Rung => ({
  ...{ numTrain, numValidation, numTest, maxLen: 64, batchSize },
});

const rungs: readonly Rung[] = [
  small(1, 1, 1),
  small(2, 1, 1),
  small(3, 1, 1),
  small(1, 3, 1),
  small(1, 1, 3),
  { ...small(1, 1, 1), maxLen: 16 },
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: (sizes) => `${valuesInWords(sizes)}; the shapes of the token ids of each batch`,
  axes: {},
});
