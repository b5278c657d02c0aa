import { declareLadder } from "../../declare-exercise";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

type Table = Rung["logits"];

const small = (logits: Table, labels: Table, batchSize = 2, isTraining = false): Rung => ({
  ...{ logits, labels, batchSize, isTraining },
});

const rungs: readonly Rung[] = [
  small([[0]], [[0]]),
  small([[2]], [[1]]),
  small([[0.25]], [[1]]),
  small([[-2]], [[1]]),
  small([[1, -1]], [[0, 1]]),
  small([[1], [-1]], [[1], [1]]),
  small([[1], [-1], [2]], [[1], [0], [1]]),
  small([[1]], [[1]], 2, true),
  small([[1000]], [[1]]),
  small([[-1000]], [[0]]),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ logits, labels, batchSize, isTraining }) => {
    const mode = isTraining
      ? "; the model comes in training mode, in which its logits are twice as large"
      : "";
    return `notes with the logits ${valuesInWords({ logits, labels, batchSize }).slice("logits = ".length)}${mode}`;
  },
  axes: {},
});
