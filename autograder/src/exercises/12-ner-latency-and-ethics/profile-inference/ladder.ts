import { declareLadder } from "../../declare-exercise";
import { dataInWords, valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const small = (costs: readonly number[], numRuns: number, more: Partial<Rung> = {}): Rung => ({
  ...{ costs, numRuns, numWarmup: 1, notes: [[2, 5]], paddedBatchSize: 2, maxLength: 8 },
  ...{ batchSizes: [2], lengths: [4] },
  ...more,
});

const rungs: readonly Rung[] = [
  small([8], 1),
  small([8], 2),
  small([8, 16, 80], 2),
  small([8, 80, 16, 24, 40], 4),
  small([8], 1, { notes: [[2, 5], [2, 5, 6, 3], [2]] }),
  small([8], 1, { lengths: [12] }),
  small([8], 1, { notes: [[2], [2, 5, 6, 3], [2], [2, 5, 6, 3]] }),
  small([8], 1, {
    notes: [
      [2, 5, 3],
      [2, 5, 6, 7, 8, 9, 3],
    ],
    maxLength: 4,
  }),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ costs, ...sizes }) => {
    const times =
      costs.length === 1 && costs[0] === 8
        ? "takes 8 + batch · length ms"
        : `takes ${dataInWords(costs)} ms in turn, times 1 + batch · length / 8`;
    return `${valuesInWords(sizes)}; a call of the model on [batch, length] ${times}`;
  },
  axes: {},
});
