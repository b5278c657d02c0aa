import { declareLadder } from "../../declare-exercise";
import type { State } from "../../drawing/draw-state";
import { integersOf, tensorOf } from "../../drawing/nested-tensor";
import { plainState } from "../../drawing/plain-state";
import { valuesInWords } from "../../judging/data-in-words";
import { stateInWords } from "../../judging/state-in-words";
import { classifierShapes } from "./draw";
import { type Rung, tryOut } from "./try-out";

const axes = {
  tokenIds: ["batch", "seqLen"],
  logits: ["batch", "numClasses"],
};

const dModel = 4;
/** Padding is 0; the other words differ in which features they have. */
const embedding = tensorOf([
  [0, 0, 0, 0],
  [1, 0, 0, 0],
  [0, 2, 0, 1],
]);

function small(
  notes: readonly (readonly number[])[],
  numLayers: number,
  changes: State = {},
): Rung {
  const sizes = {
    ...{ vocabSize: 3, dModel, numHeads: 1, dFf: dModel, numLayers, numClasses: dModel },
    maxLen: 5,
  };
  return {
    sizes,
    state: plainState(classifierShapes(sizes), { "embedding.weight": embedding, ...changes }),
    tokenIds: integersOf(notes),
  };
}

/** One word, several, padding, several notes; one block, then two. */
const rungs: readonly Rung[] = [
  small([[1]], 1),
  small([[1]], 1, { "classifier.bias": tensorOf([0, 1, 0, 0]) }),
  small([[1, 2]], 1),
  small([[2, 1]], 1),
  small([[1, 0]], 1),
  small([[1, 2, 0]], 1),
  small([[0]], 1),
  small([[1], [2]], 1),
  small(
    [
      [1, 2],
      [2, 0],
    ],
    1,
  ),
  small([[1]], 2),
  small(
    [
      [1, 2],
      [2, 0],
    ],
    2,
  ),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ sizes: { numLayers, numHeads }, state, tokenIds }) =>
    `${valuesInWords({ tokenIds, numLayers, numHeads }, axes)}; ${stateInWords(state)}`,
  axes,
});
