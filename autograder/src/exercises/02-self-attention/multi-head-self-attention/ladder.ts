import { declareLadder } from "../../declare-exercise";
import { type State, selfAttentionShapes } from "../../drawing/draw-state";
import { tensorOf } from "../../drawing/nested-tensor";
import { plainState } from "../../drawing/plain-state";
import { valuesInWords } from "../../judging/data-in-words";
import { stateInWords } from "../../judging/state-in-words";
import { type Rung, tryOut } from "./try-out";

const axes = {
  x: ["batch", "seqLen", "dModel"],
  mask: ["batch", "numHeads", "queryLen", "keyLen"],
  weights: ["batch", "numHeads", "queryLen", "keyLen"],
  output: ["batch", "seqLen", "dModel"],
};

type Rows = readonly (readonly number[])[];

/** One text. `tokens` has a row of features for each token. */
function small(
  numHeads: number,
  tokens: Rows,
  { changes = {}, mask, isDropped }: { changes?: State; mask?: number[]; isDropped?: true } = {},
): Rung {
  const dModel = tokens[0]?.length ?? 0;
  return {
    ...{ dModel, numHeads, state: plainState(selfAttentionShapes(dModel), changes) },
    x: tensorOf([tokens]),
    ...(mask && { mask: tensorOf([[[mask]]]) }),
    ...(isDropped && { isDropped }),
  };
}

/** Whole numbers near zero: a score of 0 and one of 1 can be softmaxed by hand. */
const rungs: readonly Rung[] = [
  small(1, [[1]]),
  small(1, [[1], [0]]),
  ...["query", "key", "value", "output"].flatMap((name) => [
    small(1, [[1], [0]], { changes: { [`${name}.weight`]: tensorOf([[2]]) } }),
    small(1, [[1], [0]], { changes: { [`${name}.bias`]: tensorOf([1]) } }),
  ]),
  small(1, [[1], [0]], { mask: [1, 0] }),
  small(1, [[1], [0]], { isDropped: true }),
  small(2, [
    [1, 0],
    [0, 1],
  ]),
  small(
    1,
    [
      [1, 0],
      [0, 1],
    ],
    {
      changes: {
        "value.weight": tensorOf([
          [0, 1],
          [0, 0],
        ]),
      },
    },
  ),
  small(2, [
    [2, 0, 0, 0],
    [0, 0, 0, 2],
    [0, 2, 0, 0],
  ]),
  {
    ...small(2, [[1, 0]]),
    x: tensorOf([
      [
        [1, 0],
        [0, 1],
      ],
      [
        [0, 2],
        [1, 1],
      ],
    ]),
    mask: tensorOf([[[[1, 1]]], [[[1, 0]]]]),
  },
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ dModel, numHeads, state, x, mask, isDropped }) => {
    const mode = isDropped ? "; in training mode, dropout drops everything" : "";
    const given = valuesInWords({ numHeads, dModel, x, ...(mask && { mask }) }, axes);
    return `${given}; ${stateInWords(state)}${mode}`;
  },
  axes,
});
