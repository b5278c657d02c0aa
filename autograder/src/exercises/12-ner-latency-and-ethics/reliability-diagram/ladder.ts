import { declareLadder } from "../../declare-exercise";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const small = (
  confidences: readonly number[],
  right: readonly (0 | 1)[],
  numBins: number,
): Rung => ({
  confidences,
  isCorrect: right.map((is) => is === 1),
  numBins,
});

/** One bin, two, borders, an empty bin, gaps of both signs and of unequal counts. */
const rungs: readonly Rung[] = [
  small([0.75], [1], 1),
  small([0.75, 0.25], [1, 0], 1),
  small([0.75, 0.25], [1, 0], 2),
  small([0.5, 0.75], [1, 1], 2),
  small([0, 0.75], [1, 1], 2),
  small([0.25, 1], [0, 1], 2),
  small([0.75], [1], 2),
  small([0.75, 0.25], [0, 1], 2),
  small([0.75, 0.75, 0.75, 0.25], [1, 1, 0, 0], 2),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: (rung) => valuesInWords(rung),
  axes: {},
});
