import { declareLadder } from "../../declare-exercise";
import { dataInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

/** Of one class, unless the rung is about several. */
const pair = (affirmed: number, negated: number): Rung["pairs"][number] => ({
  ...{ diagnosis: 0, affirmed: [affirmed], negated: [negated] },
});

const small = (pairs: Rung["pairs"], isTraining = false): Rung => ({ pairs, isTraining });

/** A right pair, one wrong note, both wrong; a logit near 0; several pairs; other classes. */
const rungs: readonly Rung[] = [
  small([pair(1, -1)]),
  small([pair(1, 1)]),
  small([pair(-1, -1)]),
  small([pair(-1, 1)]),
  small([pair(0.25, -0.25)]),
  small([pair(1, -1), pair(1, 1), pair(1, 1)]),
  small([{ diagnosis: 1, affirmed: [-1, 1], negated: [1, -1] }]),
  small([pair(1, -1)], true),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ pairs, isTraining }) =>
    pairs
      .map(({ diagnosis, affirmed, negated }) => {
        const [one, other] = [dataInWords(affirmed), dataInWords(negated)];
        return `a pair of diagnosis ${diagnosis}, whose affirmed note has the logits ${one} and whose negated note ${other}`;
      })
      .join("; ") + (isTraining ? "; the model comes in training mode, and says the contrary" : ""),
  axes: {},
});
