import { declareLadder } from "../../declare-exercise";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const small = (gold: string, predicted: string, more: Partial<Rung> = {}): Rung => ({
  gold: gold.split(" "),
  predicted: predicted.split(" "),
  ...more,
});

/** Right, missed, made up, bounds, types, both, and other critical types. */
const rungs: readonly Rung[] = [
  small("B-DIAG", "B-DIAG"),
  small("B-DIAG", "O"),
  small("B-TEST", "O"),
  small("O", "B-MED"),
  small("O", "B-ANAT"),
  small("B-DIAG I-DIAG", "B-DIAG O"),
  small("B-TEST I-TEST", "O B-TEST"),
  small("B-DIAG", "I-DIAG"),
  small("B-TEST O B-DIAG", "O O O"),
  small("B-TEST", "B-MED"),
  small("B-MED", "B-TEST"),
  small("B-TEST", "B-PROC"),
  small("B-TEST I-TEST", "B-MED O"),
  small("B-DIAG", "O", { criticalTypes: ["TEST"] }),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: (rung) => `one sentence: ${valuesInWords(rung)}`,
  axes: {},
});
